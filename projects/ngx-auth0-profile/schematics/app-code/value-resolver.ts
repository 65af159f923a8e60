import ts from 'typescript';
import { enclosingClass, memberNamed, memberValue } from './class-member';
import { isImported } from './imported-name';
import { isReassigned, localDeclaration, type LocalDeclaration } from './local-declaration';
import type { ModuleDeclaration, ModuleExports } from './module-exports';
import { propertyValue } from './property-value';
import { unwrap } from './unwrap';

/** What a name stands for: the node that declares it, in whichever file of the application. */
export type Declaration = ts.Expression | ts.FunctionDeclaration | ts.ClassDeclaration;

const MAX_DEPTH = 20;

/**
 * Follows expressions through variables, properties of objects and classes, imports, aliases and
 * re-exports to what they stand for. A variable that is assigned again stands for nothing.
 */
export class ValueResolver {
  constructor(private readonly modules: ModuleExports) {}

  /** The value of an expression as far as the source tells it, else `undefined`. */
  resolve(expression: ts.Expression, depth = 0): Declaration | undefined {
    const node = unwrap(expression);
    if (depth > MAX_DEPTH) {
      return undefined;
    }
    if (ts.isIdentifier(node)) {
      return this.named(node, depth);
    }
    const name = propertyName(node);
    if (name !== undefined && isAccess(node)) {
      const value = this.property(node.expression, name, depth);
      return value && this.resolve(value, depth + 1);
    }
    return node;
  }

  /** The class whose instance an expression is, by `this`, its declared type, `new` or `inject`. */
  instanceClass(expression: ts.Expression, depth = 0): ts.ClassLikeDeclaration | undefined {
    const node = unwrap(expression);
    if (depth > MAX_DEPTH) {
      return undefined;
    }
    if (node.kind === ts.SyntaxKind.ThisKeyword) {
      return enclosingClass(node);
    }
    if (ts.isNewExpression(node)) {
      return this.classNamed(node.expression, depth);
    }
    if (ts.isCallExpression(node)) {
      const [token] = node.arguments;
      return token && isImported(node.expression, 'inject', '@angular/core')
        ? this.classNamed(token, depth)
        : undefined;
    }
    const declaration = this.declarationOf(node, depth);
    if (!declaration || !(ts.isParameter(declaration) || isVariable(declaration))) {
      return undefined;
    }
    const { type, initializer } = declaration;
    if (type && ts.isTypeReferenceNode(type) && ts.isIdentifier(type.typeName)) {
      return this.classNamed(type.typeName, depth);
    }
    return initializer && this.instanceClass(initializer, depth + 1);
  }

  /** The variable, parameter or property that an expression names. */
  declarationOf(
    expression: ts.Expression,
    depth = 0,
  ): LocalDeclaration | ts.ClassElement | ModuleDeclaration | undefined {
    const node = unwrap(expression);
    if (ts.isIdentifier(node)) {
      return localDeclaration(node) ?? this.modules.named(node.getSourceFile(), node.text);
    }
    const name = propertyName(node);
    if (name === undefined || !isAccess(node)) {
      return undefined;
    }
    const owner = this.instanceClass(node.expression, depth + 1);
    return owner && memberNamed(owner, name);
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

  private named(node: ts.Identifier, depth: number): Declaration | undefined {
    const source = node.getSourceFile();
    const declared = localDeclaration(node) ?? this.modules.named(source, node.text);
    if (!declared || ts.isParameter(declared)) {
      return undefined;
    }
    if (ts.isBindingElement(declared)) {
      const value = this.destructured(declared, depth + 1);
      return value && this.resolve(value, depth + 1);
    }
    if (!ts.isVariableDeclaration(declared)) {
      return ts.isFunctionDeclaration(declared) || ts.isClassDeclaration(declared)
        ? declared
        : this.resolve(declared, depth + 1);
    }
    const { initializer, name } = declared;
    const isLet = ts.isVariableDeclarationList(declared.parent) && !isConst(declared.parent);
    if (!initializer || (isLet && isReassigned(declared.getSourceFile(), name.getText()))) {
      return undefined;
    }
    return this.resolve(initializer, depth + 1);
  }

  private destructured(element: ts.BindingElement, depth: number): ts.Expression | undefined {
    const { parent: pattern, propertyName: from, name } = element;
    const key = from ?? name;
    const holder = pattern.parent;
    if (!ts.isObjectBindingPattern(pattern) || !ts.isIdentifier(key) || !isVariable(holder)) {
      return undefined;
    }
    return holder.initializer && this.property(holder.initializer, key.text, depth);
  }

  private property(object: ts.Expression, name: string, depth: number): ts.Expression | undefined {
    const value = this.resolve(object, depth + 1);
    if (value && ts.isObjectLiteralExpression(value)) {
      return valueOf(this, value, name);
    }
    if (value && ts.isClassDeclaration(value)) {
      return memberValue(value, name);
    }
    let owner = this.instanceClass(object, depth + 1);
    for (let step = 0; owner && step < MAX_DEPTH; step += 1) {
      if (memberNamed(owner, name)) {
        return memberValue(owner, name);
      }
      const base = owner.heritageClauses?.find(
        ({ token }) => token === ts.SyntaxKind.ExtendsKeyword,
      )?.types[0]?.expression;
      owner = base && this.classNamed(base, depth + 1);
    }
    return undefined;
  }

  private classNamed(name: ts.Expression, depth: number): ts.ClassDeclaration | undefined {
    const declared = this.resolve(name, depth + 1);
    return declared && ts.isClassDeclaration(declared) ? declared : undefined;
  }
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

function isAccess(node: ts.Node): node is ts.PropertyAccessExpression | ts.ElementAccessExpression {
  return ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node);
}

/** The name in `object.name` and `object['name']`. */
function propertyName(node: ts.Node): string | undefined {
  if (ts.isPropertyAccessExpression(node)) {
    return node.name.text;
  }
  return ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression)
    ? node.argumentExpression.text
    : undefined;
}

function isVariable(node: ts.Node): node is ts.VariableDeclaration | ts.PropertyDeclaration {
  return ts.isVariableDeclaration(node) || ts.isPropertyDeclaration(node);
}

function isConst(list: ts.VariableDeclarationList): boolean {
  return (list.flags & ts.NodeFlags.Const) !== 0;
}
