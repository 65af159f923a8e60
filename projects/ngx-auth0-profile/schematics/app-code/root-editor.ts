import ts from 'typescript';
import type { AppSources } from './app-sources';
import { ensureImport } from './ensure-import';
import { insertInto } from './insert';
import { findRootConfig, type RootConfig } from './root-config';
import { collectRootProviders, type RootProviders } from './root-providers';
import { propertyValue } from './property-value';
import { type ValueResolver } from './value-resolver';
import { unwrap } from './unwrap';

/** Gives the local name of a symbol in the file that is written to, importing it where needed. */
export type Use = (symbol: string, from: string) => string;

/** Reads and edits the root providers of one application. */
export class RootEditor {
  constructor(
    readonly sources: AppSources,
    readonly values: ValueResolver,
    private readonly mainPath: string,
  ) {}

  /** @throws NotAnalysable when the bootstrap call does not lead to an object literal */
  root(): RootConfig {
    return findRootConfig(this.sources, this.values, this.mainPath);
  }

  providers(): RootProviders {
    return collectRootProviders(this.values, this.root());
  }

  /** Names symbols in a file, importing them. The file's syntax tree is a new one afterwards. */
  use(path: string): Use {
    return (symbol, from) => ensureImport(this.sources, path, symbol, from);
  }

  /** Appends a provider to the root providers, wherever their array is written. */
  addProvider(write: (use: Use, path: string) => string): void {
    const path = this.providersHolder().getSourceFile().fileName;
    const code = write(this.use(path), path);
    const holder = this.providersHolder();
    if (ts.isArrayLiteralExpression(holder)) {
      insertInto(this.sources, holder, code);
    } else if (ts.isObjectLiteralExpression(holder)) {
      insertInto(this.sources, holder, `providers: [${code}]`);
    } else {
      const [start, end] = [holder.getStart(), holder.getEnd()];
      this.sources.change(path, [{ start, end, text: `[${holder.getText()}, ${code}]` }]);
    }
  }

  /** Imports symbols into the file of a node, then edits what `find` finds in the changed source. */
  editCall(
    find: () => ts.CallExpression,
    edit: (call: ts.CallExpression, use: Use) => void,
    ...imports: readonly (readonly [symbol: string, from: string])[]
  ): void {
    const path = find().getSourceFile().fileName;
    const use = this.use(path);
    const names = new Map(imports.map(([symbol, from]) => [symbol, use(symbol, from)]));
    edit(find(), (symbol) => names.get(symbol) ?? symbol);
  }

  /** The array of root providers; the literal that lacks one; or the expression standing for one. */
  private providersHolder(): ts.Expression {
    const { literal } = this.root();
    const given = propertyValue(literal, 'providers');
    if (!given) {
      return literal;
    }
    const value = this.values.resolve(given);
    if (value && ts.isArrayLiteralExpression(value)) {
      return value;
    }
    return unwrap(given);
  }
}
