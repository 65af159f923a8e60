import ts from 'typescript';

/** What declares a name inside a function: a variable, a parameter or a part of either. */
export type LocalDeclaration =
  ts.VariableDeclaration | ts.ParameterDeclaration | ts.BindingElement | ts.FunctionDeclaration;

/** The declaration of a name in the functions and blocks around a node; names of the module have none. */
export function localDeclaration(node: ts.Identifier): LocalDeclaration | undefined {
  for (let scope: ts.Node = node.parent; !ts.isSourceFile(scope); scope = scope.parent) {
    const found = declaredIn(scope, node.text);
    if (found) {
      return found;
    }
  }
  return undefined;
}

/** Whether a file assigns to a variable of this name after its declaration. */
export function isReassigned(source: ts.SourceFile, name: string): boolean {
  let assigned = false;
  source.forEachChild(function look(node): void {
    const target = assignmentTarget(node);
    assigned ||= target !== undefined && ts.isIdentifier(target) && target.text === name;
    if (!assigned) {
      node.forEachChild(look);
    }
  });
  return assigned;
}

/** What an assignment, `+=` and its kind, `++` or `--` writes to. */
export function assignmentTarget(node: ts.Node): ts.Expression | undefined {
  if (ts.isBinaryExpression(node)) {
    const { kind } = node.operatorToken;
    const assigns = kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
    return assigns ? node.left : undefined;
  }
  const steps =
    (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) &&
    (node.operator === ts.SyntaxKind.PlusPlusToken ||
      node.operator === ts.SyntaxKind.MinusMinusToken);
  return steps ? node.operand : undefined;
}

function declaredIn(scope: ts.Node, name: string): LocalDeclaration | undefined {
  if (ts.isFunctionLike(scope)) {
    return inBindings(scope.parameters, name);
  }
  if (ts.isCatchClause(scope) && scope.variableDeclaration) {
    return inBindings([scope.variableDeclaration], name);
  }
  const isLoop =
    ts.isForStatement(scope) || ts.isForOfStatement(scope) || ts.isForInStatement(scope);
  if (isLoop && scope.initializer && ts.isVariableDeclarationList(scope.initializer)) {
    return inBindings(scope.initializer.declarations, name);
  }
  if (!ts.isBlock(scope) && !ts.isCaseOrDefaultClause(scope)) {
    return undefined;
  }
  for (const statement of scope.statements) {
    if (ts.isFunctionDeclaration(statement) && statement.name?.text === name) {
      return statement;
    }
    const found =
      ts.isVariableStatement(statement) && inBindings(statement.declarationList.declarations, name);
    if (found) {
      return found;
    }
  }
  return undefined;
}

type Binding = ts.VariableDeclaration | ts.ParameterDeclaration | ts.BindingElement;

/** The declaration of a name among these, destructuring included. */
export function inBindings(
  bindings: readonly (Binding | ts.OmittedExpression)[],
  name: string,
): Binding | undefined {
  for (const binding of bindings) {
    if (ts.isOmittedExpression(binding)) {
      continue;
    }
    if (ts.isIdentifier(binding.name)) {
      if (binding.name.text === name) {
        return binding;
      }
    } else {
      const inner = inBindings(binding.name.elements, name);
      if (inner) {
        return inner;
      }
    }
  }
  return undefined;
}
