import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import { join } from 'node:path';

/**
 * What `import-x/no-cycle` needs to follow an import: a parser for `.ts` files, and a resolver that
 * knows the path aliases of tsconfig.json and the names of the Node packages. One project serves all
 * files, because no other one has aliases; finding the matching one of twenty costs most of the time.
 */
export function importSettings(root) {
  const sourceOf = (path) => [join(root, 'projects', path)];
  return {
    'import-x/parsers': { '@typescript-eslint/parser': ['.ts', '.mjs', '.js'] },
    'import-x/internal-regex':
      '^(ngx-auth0-profile|auth0-tenant-emulator|auth0-profile-proxy)(/|$)',
    'import-x/resolver-next': [
      createTypeScriptImportResolver({
        tsconfig: { configFile: join(root, 'tsconfig.json'), references: 'auto' },
        alias: {
          'auth0-tenant-emulator$': sourceOf('auth0-tenant-emulator/src/index.ts'),
          'auth0-profile-proxy$': sourceOf('auth0-profile-proxy/src/index.ts'),
          'auth0-profile-proxy/node$': sourceOf('auth0-profile-proxy/src/node.ts'),
        },
      }),
    ],
  };
}
