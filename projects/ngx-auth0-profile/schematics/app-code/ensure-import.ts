import { posix } from 'node:path';
import ts from 'typescript';
import type { AppSources } from './app-sources';
import { importsOf, localName } from './imported-name';

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
    addStatement(sources, source, `import { ${specifier} } from ${quoted(source, from)};`);
  }
  return name;
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
  const imports = source.statements.filter(ts.isImportDeclaration);
  const last = imports.at(-1);
  if (last) {
    const end = last.getEnd();
    sources.change(source.fileName, [{ start: end, end, text: `\n${statement}` }]);
  } else {
    const start = source.statements[0]?.getStart() ?? 0;
    sources.change(source.fileName, [{ start, end: start, text: `${statement}\n\n` }]);
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

/** Writes a string in the quotes the file's own imports use. */
function quoted(source: ts.SourceFile, text: string): string {
  const first = source.statements.find(ts.isImportDeclaration);
  const quote = first?.moduleSpecifier.getText().startsWith('"') ? '"' : "'";
  return `${quote}${text}${quote}`;
}
