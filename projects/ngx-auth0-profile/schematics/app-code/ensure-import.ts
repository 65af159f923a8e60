import { posix } from 'node:path';
import ts from 'typescript';
import type { AppSources } from './app-sources';
import type { ModuleResolver } from './module-resolver';
import { importsOf, localName } from './imported-name';
import { restyle } from './restyle';

/**
 * Makes a symbol available in a file and returns the name to use for it there: the one it has
 * already, its own, or a numbered one when its own is taken.
 */
export function ensureImport(
  sources: AppSources,
  path: string,
  symbol: string,
  from: string,
): string {
  const source = sources.source(path);
  const present = localName(source, symbol, from);
  if (present) {
    return present;
  }
  const name = freeName(source, symbol);
  const specifier = name === symbol ? symbol : `${symbol} as ${name}`;
  const named = importsOf(source, from).find(ts.isNamedImports);
  const last = named?.elements.at(-1);
  if (last) {
    const end = last.getEnd();
    sources.change(path, [{ start: end, end, text: `, ${specifier}` }]);
  } else {
    addStatement(sources, source, `import { ${specifier} } from '${from}';`);
  }
  return name;
}

/**
 * Makes a symbol of another file available in a file: by the import that is there, whether it is
 * relative or goes by `baseUrl` or an alias, else by a relative one.
 */
export function importFile(
  sources: AppSources,
  modules: ModuleResolver,
  path: string,
  symbol: string,
  file: string,
): string {
  const present = sources
    .source(path)
    .statements.find(
      (statement): statement is ts.ImportDeclaration =>
        ts.isImportDeclaration(statement) &&
        ts.isStringLiteral(statement.moduleSpecifier) &&
        modules.resolve(path, statement.moduleSpecifier.text) === file,
    );
  const specifier =
    present && ts.isStringLiteral(present.moduleSpecifier)
      ? present.moduleSpecifier.text
      : relativeSpecifier(path, file);
  return ensureImport(sources, path, symbol, specifier);
}

/** The specifier by which one file of the application imports another. */
export function relativeSpecifier(fromFile: string, toFile: string): string {
  const path = posix
    .relative(posix.dirname(fromFile), toFile)
    .replace(/\.ts$/, '')
    .replace(/\/index$/, '');
  return path.startsWith('.') ? path : `./${path}`;
}

function addStatement(sources: AppSources, source: ts.SourceFile, statement: string): void {
  const code = restyle(statement, { ...sources.style(source.fileName), eol: '\n' });
  const last = source.statements.filter(ts.isImportDeclaration).at(-1);
  if (last) {
    const end = last.getEnd();
    sources.change(source.fileName, [{ start: end, end, text: `\n${code}` }]);
  } else {
    const start = source.statements[0]?.getStart() ?? 0;
    sources.change(source.fileName, [{ start, end: start, text: `${code}\n\n` }]);
  }
}

function freeName(source: ts.SourceFile, symbol: string): string {
  const taken = new Set<string>();
  source.forEachChild(function collect(node): void {
    if (ts.isIdentifier(node)) {
      taken.add(node.text);
    }
    node.forEachChild(collect);
  });
  let name = symbol;
  for (let number = 2; taken.has(name); number += 1) {
    name = `${symbol}${String(number)}`;
  }
  return name;
}
