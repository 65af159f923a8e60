import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('../../../..', import.meta.url));
/** Where the compiled files seem to be, so that packages resolve as they do for the workspace. */
const virtual = join(root, 'projects/ngx-auth0-profile/schematics/spec/virtual');

const auth0Js = `
declare module 'auth0-js' {
  export interface Auth0UserProfile { sub: string; name: string; user_metadata: any }
  export interface Auth0Error { code?: string | number; description?: string }
  export type ManagementCallback = (error: Auth0Error | null, user: Auth0UserProfile) => void;
  export class WebAuth { constructor(options: object); authorize(options?: object): void }
  export class Management {
    constructor(options: { domain: string; token?: string });
    getUser(id: string, callback: ManagementCallback): void;
    patchUserMetadata(id: string, metadata: any, callback: ManagementCallback): void;
    patchUserAttributes(id: string, user: any, callback: ManagementCallback): void;
    linkUser(id: string, token: string, callback: (error: Auth0Error | null, user: any) => void): void;
  }
}
`;

/** Compiles TypeScript of an Angular application, strictly, against the library; answers its errors. */
export function compile(files: Readonly<Record<string, string>>): string[] {
  const sources = new Map(
    Object.entries({ ...files, 'auth0-js.d.ts': auth0Js }).map(([name, text]) => [
      join(virtual, name),
      text,
    ]),
  );
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    experimentalDecorators: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.Preserve,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    types: [],
    paths: {
      'ngx-auth0-profile': [join(root, 'projects/ngx-auth0-profile/src/public-api.ts')],
      'auth0-js': [join(virtual, 'auth0-js.d.ts')],
    },
  };
  const disk = ts.createCompilerHost(options);
  const host: ts.CompilerHost = {
    ...disk,
    fileExists: (path) => sources.has(path) || disk.fileExists(path),
    readFile: (path) => sources.get(path) ?? disk.readFile(path),
    directoryExists: (path) =>
      [...sources.keys()].some((file) => dirname(file) === path) ||
      (disk.directoryExists?.(path) ?? true),
    getSourceFile: (path, target, ...rest) => {
      const text = sources.get(path);
      return text === undefined
        ? disk.getSourceFile(path, target, ...rest)
        : ts.createSourceFile(path, text, target, true);
    },
  };
  const program = ts.createProgram([...sources.keys()], options, host);
  return ts
    .getPreEmitDiagnostics(program)
    .filter(({ file }) => file === undefined || sources.has(file.fileName))
    .map(({ file, start, messageText }) => {
      const line =
        file && start !== undefined ? file.getLineAndCharacterOfPosition(start).line + 1 : 0;
      const text = ts.flattenDiagnosticMessageText(messageText, ' ');
      return `${file?.fileName.slice(virtual.length + 1) ?? ''}:${String(line)} ${text}`;
    });
}
