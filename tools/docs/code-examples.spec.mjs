import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root, run } from '../setup/run.mjs';
import { blocksOf, codeExamples } from './code-examples.mjs';

describe('blocksOf', () => {
  it('takes the file name from the first line and the indentation away', () => {
    const page =
      'a\n```ts\n// app.routes.ts\nexport const routes = [];\n```\n  ```ts\n  let x = 1;\n  ```\n';
    expect(blocksOf(page)).toEqual([
      { name: 'app.routes.ts', code: '// app.routes.ts\nexport const routes = [];\n' },
      { name: 'example-2.ts', code: 'let x = 1;\n' },
    ]);
  });

  it('leaves out fragments and other languages', () => {
    expect(blocksOf('```ts fragment\n...\n```\n```sh\nnpm start\n```\n')).toEqual([]);
  });
});

describe('the examples in pages and doc comments', () => {
  it('compile with the strictest settings, templates included', async () => {
    const folder = join(root, 'dist', 'doc-examples');
    const count = writeExamples(folder);
    expect(count).toBeGreaterThan(3);
    const ngc = [
      'node_modules/@angular/compiler-cli/bundles/src/bin/ngc.js',
      '-p',
      join(folder, 'tsconfig.json'),
    ];
    const { code, output } = await run('node', ngc, { quiet: true });
    if (code !== 0) {
      throw new Error(output);
    }
    expect(output).toBe('');
  }, 180_000);
});

/** Writes each page's blocks into a folder named after it, and a tsconfig over all of them. */
function writeExamples(folder) {
  rmSync(folder, { recursive: true, force: true });
  let count = 0;
  for (const { file, blocks } of codeExamples(root)) {
    for (const { name, code } of blocks) {
      const path = join(folder, file.replaceAll(/[#/.]/g, '-'), name);
      mkdirSync(dirname(path), { recursive: true });
      // A block without imports would share one global scope with the others.
      writeFileSync(path, /^(import|export) /m.test(code) ? code : `${code}\nexport {};\n`);
      count += 1;
    }
  }
  const compilerOptions = {
    noEmit: true,
    rootDir: root,
    types: ['node', 'jasmine'],
    noUnusedLocals: false,
    paths: {
      'ngx-auth0-profile': [join(root, 'projects/ngx-auth0-profile/src/public-api.ts')],
      'ngx-auth0-profile/*': [join(root, 'projects/ngx-auth0-profile/*/src/public-api.ts')],
    },
  };
  const angularCompilerOptions = {
    strictTemplates: true,
    extendedDiagnostics: { defaultCategory: 'error' },
  };
  const tsconfig = {
    extends: join(root, 'tsconfig.json'),
    compilerOptions,
    angularCompilerOptions,
    files: undefined,
    include: ['**/*.ts'],
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(tsconfig));
  return count;
}
