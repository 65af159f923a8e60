import ts from 'typescript';
import { assignmentTarget } from '../../app-code/local-declaration';
import { calleeName } from './tenants';

/** Where values come from in an application, by name: what is assigned, called and stored. */
export class SourceIndex {
  private readonly assignments = new Map<string, ts.Expression[]>();
  private readonly calls = new Map<string, ts.CallExpression[]>();

  constructor(readonly files: readonly ts.SourceFile[]) {
    for (const file of files) {
      file.forEachChild((node) => {
        this.add(node);
      });
    }
  }

  /** Every value assigned to a property of this name, on whichever object. */
  assignedTo(name: string): readonly ts.Expression[] {
    return this.assignments.get(name) ?? [];
  }

  /** Every call of a function or method of this name. */
  callsOf(name: string): readonly ts.CallExpression[] {
    return this.calls.get(name) ?? [];
  }

  /** Every value stored under a key of `localStorage` or `sessionStorage`. */
  storedAs(key: string): readonly ts.Expression[] {
    const set = this.callsOf('setItem').flatMap(({ arguments: [name, value] }) =>
      name && value && ts.isStringLiteralLike(name) && name.text === key ? [value] : [],
    );
    return [...set, ...this.assignedTo(key)];
  }

  private add(node: ts.Node): void {
    const target = assignmentTarget(node);
    if (target && ts.isBinaryExpression(node)) {
      const name = nameOf(target);
      if (name !== undefined) {
        append(this.assignments, name, node.right);
      }
    }
    if (ts.isCallExpression(node)) {
      const name = calleeName(node.expression);
      if (name !== undefined) {
        append(this.calls, name, node);
      }
    }
    node.forEachChild((child) => {
      this.add(child);
    });
  }
}

function nameOf(target: ts.Expression): string | undefined {
  if (ts.isPropertyAccessExpression(target)) {
    return target.name.text;
  }
  return ts.isElementAccessExpression(target) && ts.isStringLiteralLike(target.argumentExpression)
    ? target.argumentExpression.text
    : undefined;
}

function append<T>(map: Map<string, T[]>, key: string, value: T): void {
  const present = map.get(key);
  if (present) {
    present.push(value);
  } else {
    map.set(key, [value]);
  }
}
