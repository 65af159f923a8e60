import ts from 'typescript';
import type { AppSources } from './app-sources';
import { inBindings } from './local-declaration';
import type { ModuleResolver } from './module-resolver';

/** What a module declares under a name; a destructured name is its binding. */
export type ModuleDeclaration =
  | ts.VariableDeclaration
  | ts.BindingElement
  | ts.FunctionDeclaration
  | ts.ClassDeclaration
  | ts.Expression;

const MAX_DEPTH = 20;

/** Follows names of modules through imports, aliases and re-exports to their declarations. */
export class ModuleExports {
  constructor(
    private readonly sources: AppSources,
    private readonly modules: ModuleResolver,
  ) {}

  /** What a name of a module's own scope stands for. */
  named(source: ts.SourceFile, name: string, depth = 0): ModuleDeclaration | undefined {
    if (depth > MAX_DEPTH) {
      return undefined;
    }
    for (const statement of source.statements) {
      if (ts.isVariableStatement(statement)) {
        const found = inBindings(statement.declarationList.declarations, name);
        if (found && !ts.isParameter(found)) {
          return found;
        }
      }
      if (
        (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) &&
        statement.name?.text === name
      ) {
        return statement;
      }
      if (ts.isImportDeclaration(statement)) {
        const exported = importedAs(statement, name);
        const file = exported && this.fileOf(source, statement.moduleSpecifier);
        if (exported && file) {
          return this.exported(file, exported, depth + 1);
        }
      }
    }
    return undefined;
  }

  private exported(path: string, name: string, depth: number): ModuleDeclaration | undefined {
    if (depth > MAX_DEPTH) {
      return undefined;
    }
    const source = this.sources.source(path);
    for (const statement of source.statements) {
      if (ts.isExportAssignment(statement) && name === 'default') {
        return statement.expression;
      }
      const isDefault =
        name === 'default' &&
        (ts.isClassDeclaration(statement) || ts.isFunctionDeclaration(statement)) &&
        statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword);
      if (isDefault) {
        return statement;
      }
      const found = ts.isExportDeclaration(statement)
        ? this.reexported(source, statement, name, depth)
        : undefined;
      if (found) {
        return found;
      }
    }
    return this.named(source, name, depth + 1);
  }

  private reexported(
    source: ts.SourceFile,
    statement: ts.ExportDeclaration,
    name: string,
    depth: number,
  ): ModuleDeclaration | undefined {
    const file = statement.moduleSpecifier && this.fileOf(source, statement.moduleSpecifier);
    if (!statement.exportClause) {
      return file ? this.exported(file, name, depth + 1) : undefined;
    }
    if (!ts.isNamedExports(statement.exportClause)) {
      return undefined;
    }
    const element = statement.exportClause.elements.find((each) => each.name.text === name);
    if (!element) {
      return undefined;
    }
    const original = (element.propertyName ?? element.name).text;
    return file
      ? this.exported(file, original, depth + 1)
      : this.named(source, original, depth + 1);
  }

  private fileOf(source: ts.SourceFile, specifier: ts.Expression): string | undefined {
    return ts.isStringLiteral(specifier)
      ? this.modules.resolve(source.fileName, specifier.text)
      : undefined;
  }
}

function importedAs(statement: ts.ImportDeclaration, local: string): string | undefined {
  const clause = statement.importClause;
  if (clause?.name?.text === local) {
    return 'default';
  }
  const bindings = clause?.namedBindings;
  if (!bindings || !ts.isNamedImports(bindings)) {
    return undefined;
  }
  const element = bindings.elements.find((each) => each.name.text === local);
  return element && (element.propertyName ?? element.name).text;
}
