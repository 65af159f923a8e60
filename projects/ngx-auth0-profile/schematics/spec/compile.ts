import { NgtscProgram, type NgCompilerOptions } from '@angular/compiler-cli';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { AUTH0_JS_TYPES } from './auth0-js-types.ts';

const root = fileURLToPath(new URL('../../../..', import.meta.url));
/** Where the compiled files seem to be, so that packages resolve as they do for the workspace. */
const virtual = join(root, 'projects/ngx-auth0-profile/schematics/spec/virtual');

const options: ts.CompilerOptions & NgCompilerOptions = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  noPropertyAccessFromIndexSignature: true,
  experimentalDecorators: true,
  strictTemplates: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.Preserve,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  types: [],
  paths: {
    'ngx-auth0-profile': [join(root, 'projects/ngx-auth0-profile/src/public-api.ts')],
    'ngx-auth0-profile/*': [join(root, 'projects/ngx-auth0-profile/*/src/public-api.ts')],
    'auth0-js': [join(virtual, 'auth0-js.d.ts')],
  },
};

/** The files of packages and of the library, parsed once for all compilations. */
const parsed = new Map<string, ts.SourceFile | undefined>();

/**
 * Compiles an Angular application, templates included, as strictly as `ng new` does, against the
 * library. Answers its errors.
 */
export function compile(files: Readonly<Record<string, string>>): string[] {
  const sources = new Map(
    Object.entries({ ...files, 'auth0-js.d.ts': AUTH0_JS_TYPES }).map(([name, text]) => [
      join(virtual, name),
      text,
    ]),
  );
  const folders = new Set([...sources.keys()].map(dirname));
  const disk = ts.createCompilerHost(options);
  const host: typeof disk = {
    ...disk,
    fileExists: (path) => sources.has(path) || disk.fileExists(path),
    readFile: (path) => sources.get(path) ?? disk.readFile(path),
    directoryExists: (path) => folders.has(path) || (disk.directoryExists?.(path) ?? true),
    getSourceFile: (path, target, ...rest) => {
      const text = sources.get(path);
      if (text !== undefined) {
        return ts.createSourceFile(path, text, target, true);
      }
      if (!parsed.has(path)) {
        parsed.set(path, disk.getSourceFile(path, target, ...rest));
      }
      return parsed.get(path);
    },
  };
  const roots = [...sources.keys()].filter((path) => path.endsWith('.ts'));
  const program = new NgtscProgram(roots, options, host);
  const own = program
    .getTsProgram()
    .getSourceFiles()
    .filter(({ fileName }) => sources.has(fileName));
  return own
    .flatMap((file) => [
      ...program.getTsSyntacticDiagnostics(file),
      ...program.getTsSemanticDiagnostics(file),
      ...program.getNgSemanticDiagnostics(file.fileName),
    ])
    .map(({ file, start, messageText }) => {
      const line =
        file && start !== undefined ? file.getLineAndCharacterOfPosition(start).line + 1 : 0;
      const text = ts.flattenDiagnosticMessageText(messageText, ' ');
      return `${file?.fileName.slice(virtual.length + 1) ?? ''}:${String(line)} ${text}`;
    });
}
