import ts from 'typescript';

/** Whether a call is in the `providers` of a route, a component or a module, not in a list for the root. */
export function isProvidedBelow(call: ts.CallExpression): boolean {
  for (let parent: ts.Node = call.parent; !ts.isSourceFile(parent); parent = parent.parent) {
    if (ts.isPropertyAssignment(parent) && parent.name.getText() === 'providers') {
      return true;
    }
    if (ts.isFunctionLike(parent)) {
      return false;
    }
  }
  return false;
}
