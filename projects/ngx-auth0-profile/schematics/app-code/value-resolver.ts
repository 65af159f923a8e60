import ts from 'typescript';
import type { AppSources } from './app-sources';
import type { ModuleResolver } from './module-resolver';

/** What a name stands for: the node that declares it, in whichever file of the application. */
export type Declaration = ts.Expression | ts.FunctionDeclaration | ts.ClassDeclaration;

/** Follows names through variables, imports, aliases and re-exports to what they stand for. */
export class ValueResolver {
  constructor(
    private readonly sources: AppSources,
    private readonly modules: ModuleResolver,
  ) {}

  /** The value of an expression as far as the source tells it, else `undefined`. */
  resolve(expression: ts.Expression, depth = 0): Declaration | undefined {
    const node = unwrap(expression);
    if (depth > 20) {
      return undefined;
    }
    if (ts.isIdentifier(node)) {
      const found = this.named(node.getSourceFile(), node.text, depth);
      return found && ts.isExpression(found) ? this.resolve(found, depth + 1) : found;
    }
    if (ts.isPropertyAccessExpression(node)) {
      const object = this.resolve(node.expression, depth + 1);
      if (!object || !ts.isObjectLiteralExpression(object)) {
        return undefined;
      }
      const value = propertyValue(object, node.name.text);
      return value && this.resolve(value, depth + 1);
    }
    return node;
  }

  /** The text of an expression that is a string known from the source, else `undefined`. */
  resolveString(expression: ts.Expression): string | undefined {
    const value = this.resolve(expression);
    if (value && ts.isStringLiteralLike(value)) {
      return value.text;
    }
    if (value && ts.isTemplateExpression(value)) {
      const spans = value.templateSpans.map((span) => {
        const part = this.resolveString(span.expression);
        return part === undefined ? undefined : part + span.literal.text;
      });
      return spans.includes(undefined) ? undefined : value.head.text + spans.join('');
    }
    if (
      value &&
      ts.isBinaryExpression(value) &&
      value.operatorToken.kind === ts.SyntaxKind.PlusToken
    ) {
      const [left, right] = [this.resolveString(value.left), this.resolveString(value.right)];
      return left === undefined || right === undefined ? undefined : left + right;
    }
    return undefined;
  }

  private named(source: ts.SourceFile, name: string, depth: number): Declaration | undefined {
    if (depth > 20) {
      return undefined;
    }
    for (const statement of source.statements) {
      if (ts.isVariableStatement(statement)) {
        const found = statement.declarationList.declarations.find(
          (each) => ts.isIdentifier(each.name) && each.name.text === name,
        );
        if (found) {
          return found.initializer;
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

  private exported(path: string, name: string, depth: number): Declaration | undefined {
    if (depth > 20) {
      return undefined;
    }
    const source = this.sources.source(path);
    for (const statement of source.statements) {
      if (ts.isExportAssignment(statement) && name === 'default') {
        return statement.expression;
      }
      if (!ts.isExportDeclaration(statement)) {
        continue;
      }
      const file = statement.moduleSpecifier && this.fileOf(source, statement.moduleSpecifier);
      if (!statement.exportClause) {
        const found = file && this.exported(file, name, depth + 1);
        if (found) {
          return found;
        }
      } else if (ts.isNamedExports(statement.exportClause)) {
        const element = statement.exportClause.elements.find((each) => each.name.text === name);
        if (!element) {
          continue;
        }
        const original = (element.propertyName ?? element.name).text;
        return file
          ? this.exported(file, original, depth + 1)
          : this.named(source, original, depth + 1);
      }
    }
    return this.named(source, name, depth + 1);
  }

  private fileOf(source: ts.SourceFile, specifier: ts.Expression): string | undefined {
    return ts.isStringLiteral(specifier)
      ? this.modules.resolve(source.fileName, specifier.text)
      : undefined;
  }
}

/** Looks through parentheses, `as`, `satisfies`, `!` and `Object.freeze` to the expression meant. */
export function unwrap(expression: ts.Expression): ts.Expression {
  let node = expression;
  while (
    ts.isParenthesizedExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isSatisfiesExpression(node) ||
    ts.isNonNullExpression(node)
  ) {
    node = node.expression;
  }
  return node;
}

/** The value of an object literal's own property, shorthand included. */
export function propertyValue(
  object: ts.ObjectLiteralExpression,
  name: string,
): ts.Expression | undefined {
  for (const property of object.properties) {
    if (ts.isPropertyAssignment(property) && nameOf(property.name) === name) {
      return property.initializer;
    }
    if (ts.isShorthandPropertyAssignment(property) && property.name.text === name) {
      return property.name;
    }
  }
  return undefined;
}

/** A property of an object literal, its own or that of an object spread into it. */
export function valueOf(
  values: ValueResolver,
  object: ts.ObjectLiteralExpression,
  name: string,
): ts.Expression | undefined {
  const own = propertyValue(object, name);
  if (own) {
    return own;
  }
  for (const property of object.properties) {
    if (!ts.isSpreadAssignment(property)) {
      continue;
    }
    const spread = objectBehind(values, property.expression);
    const value = spread && valueOf(values, spread, name);
    if (value) {
      return value;
    }
  }
  return undefined;
}

/** The object literal an expression leads to. */
export function objectBehind(
  values: ValueResolver,
  expression: ts.Expression | undefined,
): ts.ObjectLiteralExpression | undefined {
  const value = expression && values.resolve(expression);
  return value && ts.isObjectLiteralExpression(value) ? value : undefined;
}

function nameOf(name: ts.PropertyName): string | undefined {
  return ts.isIdentifier(name) || ts.isStringLiteral(name) ? name.text : undefined;
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
