import { readdirSync, readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const source = fileURLToPath(new URL('../../src', import.meta.url));

/** Folders of `src`, lowest first: a file imports from its own folder and from those before it. */
const LAYERS = [
  'problem',
  'contract',
  'url',
  'encryption',
  'limits',
  'store',
  'request-body',
  'access-token',
  'management-client',
  'session',
  'login',
  'user-token',
  'forwarding',
  'call',
  'idempotency',
  'profile',
  'operation',
  'openapi',
  'routes',
  'options',
  'middleware',
  'problem-page',
  'bff',
  'check',
  'node',
  '',
];

describe('folders of src', () => {
  it('are all listed in the order of their layers', () => {
    const folders = readdirSync(source, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
    expect([...folders, ''].sort()).toEqual([...LAYERS].sort());
  });

  it('import from lower layers only', () => {
    const imports = importsOf(source);
    expect(imports.length).toBeGreaterThan(200);
    expect(imports.filter(isUpward)).toEqual([]);
  });

  it('are checked by a rule that finds an upward import', () => {
    const planted = { from: 'contract/resolved-options.ts', to: 'profile/profile-view.ts' };
    expect(isUpward(planted)).toBeTrue();
    expect(isUpward({ from: planted.to, to: planted.from })).toBeFalse();
  });
});

interface Import {
  readonly from: string;
  readonly to: string;
}

function isUpward({ from, to }: Import): boolean {
  return LAYERS.indexOf(folderOf(to)) > LAYERS.indexOf(folderOf(from));
}

function folderOf(file: string): string {
  return file.includes('/') ? (file.split('/')[0] ?? '') : '';
}

function importsOf(folder: string): Import[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => {
      const path = resolve(folder, file);
      return [...readFileSync(path, 'utf8').matchAll(/from '(\.[^']+)'/g)].map(([, to = '']) => ({
        from: relative(folder, path),
        to: relative(folder, resolve(dirname(path), to)),
      }));
    });
}
