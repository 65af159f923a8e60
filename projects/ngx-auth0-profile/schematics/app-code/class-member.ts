import ts from 'typescript';
import { assignmentTarget } from './local-declaration';
import { unwrap } from './unwrap';

/** The class whose `this` a node sees. */
export function enclosingClass(node: ts.Node): ts.ClassLikeDeclaration | undefined {
  for (let parent = node.parent; !ts.isSourceFile(parent); parent = parent.parent) {
    if (ts.isClassLike(parent)) {
      return parent;
    }
  }
  return undefined;
}

/** A member of a class, a property that its constructor declares included. */
export function memberNamed(
  owner: ts.ClassLikeDeclaration,
  name: string,
): ts.ClassElement | ts.ParameterDeclaration | undefined {
  const member = owner.members.find((each) => each.name && textOf(each.name) === name);
  if (member) {
    return member;
  }
  const constructor = owner.members.find(ts.isConstructorDeclaration);
  return constructor?.parameters.find(
    (each) => ts.isParameterPropertyDeclaration(each, constructor) && textOf(each.name) === name,
  );
}

/**
 * The one expression a property stands for: its initializer where nothing is assigned to it later,
 * its only assignment where it starts empty, or what a getter returns.
 */
export function memberValue(
  owner: ts.ClassLikeDeclaration,
  name: string,
): ts.Expression | undefined {
  const member = memberNamed(owner, name);
  if (member && ts.isGetAccessorDeclaration(member)) {
    return onlyReturn(member.body);
  }
  if (member && !ts.isPropertyDeclaration(member)) {
    return undefined;
  }
  const assigned = assignmentsTo(owner, name);
  const initializer = member?.initializer;
  if (initializer && !isEmpty(initializer)) {
    return assigned.length === 0 ? initializer : undefined;
  }
  const [only, ...more] = assigned;
  return more.length === 0 ? only : undefined;
}

/** Every value that a class assigns to its property; `+=` and its kind count as their right side. */
export function assignmentsTo(owner: ts.ClassLikeDeclaration, name: string): ts.Expression[] {
  const found: ts.Expression[] = [];
  owner.forEachChild(function look(node): void {
    const target = assignmentTarget(node);
    if (
      target &&
      ts.isPropertyAccessExpression(target) &&
      target.name.text === name &&
      target.expression.kind === ts.SyntaxKind.ThisKeyword
    ) {
      found.push(ts.isBinaryExpression(node) ? node.right : target);
    }
    node.forEachChild(look);
  });
  return found;
}

/** `''`, `null`, `undefined` and `{}`: a value that only holds a place. */
export function isEmpty(expression: ts.Expression): boolean {
  const node = unwrap(expression);
  return (
    node.kind === ts.SyntaxKind.NullKeyword ||
    (ts.isIdentifier(node) && node.text === 'undefined') ||
    (ts.isStringLiteralLike(node) && node.text === '') ||
    (ts.isObjectLiteralExpression(node) && node.properties.length === 0)
  );
}

/** The expression a body returns where that is all it does. */
export function onlyReturn(body: ts.Block | undefined): ts.Expression | undefined {
  const [statement, ...more] = body?.statements ?? [];
  return more.length === 0 && statement && ts.isReturnStatement(statement)
    ? statement.expression
    : undefined;
}

function textOf(name: ts.PropertyName | ts.BindingName): string | undefined {
  return ts.isIdentifier(name) || ts.isStringLiteral(name) || ts.isPrivateIdentifier(name)
    ? name.text
    : undefined;
}
