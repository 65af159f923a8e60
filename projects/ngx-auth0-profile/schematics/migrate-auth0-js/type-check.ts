import type { Tree } from '@angular-devkit/schematics';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import ts from 'typescript';
import type { AppSources } from '../app-code/app-sources';
import { readPathMappings } from '../app-code/path-mappings';

/**
 * Where the application's files seem to be for the compiler: below this package, so that other
 * packages are found as they are for the library itself.
 */
const ROOT = join(__dirname, 'workspace');
const LIBRARY = 'ngx-auth0-profile';

/** Declarations of packages, read once for all checks of a process. */
const parsed = new Map<string, ts.SourceFile | undefined>();

/** Compiles an application's sources as they are being edited, to tell what an edit breaks. */
export class TypeCheck {
  private readonly options: ts.CompilerOptions;
  private readonly files = new Map<string, { text: string; source: ts.SourceFile }>();
  private program: ts.Program | undefined;

  constructor(
    tree: Tree,
    private readonly sources: AppSources,
    private readonly paths: readonly string[],
    tsConfigPath: string,
  ) {
    this.options = compilerOptions(tree, tsConfigPath);
  }

  /** The errors of the application's files, without their positions. */
  errors(): string[] {
    const program = ts.createProgram({
      rootNames: this.paths.map((path) => join(ROOT, path)),
      options: this.options,
      host: this.host(),
      ...(this.program ? { oldProgram: this.program } : {}),
    });
    this.program = program;
    return program
      .getSourceFiles()
      .filter(({ fileName }) => this.inTree(fileName) !== undefined)
      .flatMap((file) => [
        ...program.getSyntacticDiagnostics(file),
        ...program.getSemanticDiagnostics(file),
      ])
      .map(
        ({ file, messageText }) =>
          `${file?.fileName ?? ''}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
      );
  }

  private host(): ts.CompilerHost {
    const disk = ts.createCompilerHost(this.options);
    return {
      ...disk,
      fileExists: (path) => this.inTree(path) !== undefined || disk.fileExists(path),
      readFile: (path) => {
        const inside = this.inTree(path);
        return inside === undefined ? disk.readFile(path) : this.sources.text(inside);
      },
      directoryExists: (path) =>
        path.startsWith(posix.normalize(ROOT)) || (disk.directoryExists?.(path) ?? true),
      getSourceFile: (path, target, ...rest) => {
        const inside = this.inTree(path);
        if (inside !== undefined) {
          return this.ownSource(path, this.sources.text(inside), target);
        }
        if (!parsed.has(path)) {
          parsed.set(path, disk.getSourceFile(path, target, ...rest));
        }
        return parsed.get(path);
      },
    };
  }

  private ownSource(
    path: string,
    text: string,
    target: ts.ScriptTarget | ts.CreateSourceFileOptions,
  ): ts.SourceFile {
    const known = this.files.get(path);
    if (known?.text === text) {
      return known.source;
    }
    const source = ts.createSourceFile(path, text, target, true);
    this.files.set(path, { text, source });
    return source;
  }

  /** The path in the workspace of a file that is there. */
  private inTree(path: string): string | undefined {
    const root = `${ROOT.replaceAll('\\', '/')}/`;
    const inside = path.startsWith(root) ? path.slice(root.length) : undefined;
    return inside !== undefined && this.sources.exists(inside) ? inside : undefined;
  }
}

/** What an edit adds to the errors there were. */
export function newErrors(before: readonly string[], after: readonly string[]): string[] {
  const left = [...before];
  return after.filter((error) => {
    const at = left.indexOf(error);
    if (at >= 0) {
      left.splice(at, 1);
    }
    return at < 0;
  });
}

function compilerOptions(tree: Tree, tsConfigPath: string): ts.CompilerOptions {
  const paths: Record<string, string[]> = {};
  for (const { pattern, targets } of readPathMappings(tree, tsConfigPath)) {
    paths[pattern] = targets.map((target) => join(ROOT, target));
  }
  const own = ownTypes();
  if (own) {
    paths[LIBRARY] = [own];
  }
  return {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    experimentalDecorators: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.Preserve,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    types: [],
    paths,
  };
}

/** The declarations of the package these schematics are part of. */
function ownTypes(): string | undefined {
  const manifestPath = join(__dirname, '../../package.json');
  if (!existsSync(manifestPath)) {
    return undefined;
  }
  const manifest = JSON.parse(readFileSync(manifestPath, 'utf8')) as {
    name?: string;
    exports?: Record<string, { types?: string } | undefined>;
  };
  const types = manifest.exports?.['.']?.types;
  return manifest.name === LIBRARY && types ? join(dirname(manifestPath), types) : undefined;
}
