import ts from 'typescript';
import { isImported } from './imported-name';
import { moduleMetadata, type RootConfig } from './root-config';
import { propertyValue } from './property-value';
import { type ValueResolver } from './value-resolver';
import { unwrap } from './unwrap';

/** Everything that reaches the root injector, as far as the source can be followed. */
export interface RootProviders {
  /** Calls such as `provideRouter(routes)` or `AuthModule.forRoot({...})`, in the order of the source. */
  readonly calls: readonly ts.CallExpression[];
  /** Names of classes and values listed as they are, for example an imported module. */
  readonly names: readonly ts.Identifier[];
  /** Parts that could not be followed; empty when `calls` and `names` are the whole truth. */
  readonly unknown: readonly ts.Node[];
}

/** Collects the providers of a root configuration through spreads, variables, functions and modules. */
export function collectRootProviders(values: ValueResolver, root: RootConfig): RootProviders {
  const walk = new ProviderWalk(values);
  walk.metadata(root.literal);
  return walk;
}

/** Finds the call of a package's function among the root providers. */
export function findCall(
  { calls }: RootProviders,
  symbol: string,
  packageName: string,
): ts.CallExpression | undefined {
  return calls.find(({ expression }) => isImported(expression, symbol, packageName));
}

/** Finds `SomeModule.forRoot(...)` of a package among the root providers. */
export function findForRoot(
  { calls }: RootProviders,
  moduleName: string,
  packageName: string,
): ts.CallExpression | undefined {
  return calls.find((call) => isForRoot(call, moduleName, packageName));
}

/** Whether a call is `SomeModule.forRoot(...)` of a package. */
export function isForRoot(
  { expression }: ts.CallExpression,
  moduleName: string,
  packageName: string,
): boolean {
  return (
    ts.isPropertyAccessExpression(expression) &&
    expression.name.text === 'forRoot' &&
    isImported(expression.expression, moduleName, packageName)
  );
}

class ProviderWalk implements RootProviders {
  readonly calls: ts.CallExpression[] = [];
  readonly names: ts.Identifier[] = [];
  readonly unknown: ts.Node[] = [];
  private readonly seen = new Set<ts.Node>();

  constructor(private readonly values: ValueResolver) {}

  metadata(literal: ts.ObjectLiteralExpression): void {
    for (const property of literal.properties) {
      if (ts.isSpreadAssignment(property)) {
        this.spreadMetadata(property.expression);
      }
    }
    for (const name of ['imports', 'providers']) {
      const value = propertyValue(literal, name);
      if (value) {
        this.expression(value);
      }
    }
  }

  private spreadMetadata(expression: ts.Expression): void {
    const value = this.values.resolve(expression);
    if (value && ts.isObjectLiteralExpression(value)) {
      this.metadata(value);
    } else {
      this.unknown.push(expression);
    }
  }

  private expression(given: ts.Expression): void {
    const node = unwrap(given);
    if (this.seen.has(node)) {
      return;
    }
    this.seen.add(node);
    if (ts.isArrayLiteralExpression(node)) {
      node.elements.forEach((each) => {
        this.expression(each);
      });
    } else if (ts.isSpreadElement(node)) {
      this.expression(node.expression);
    } else if (ts.isConditionalExpression(node)) {
      this.expression(node.whenTrue);
      this.expression(node.whenFalse);
    } else if (ts.isCallExpression(node)) {
      this.call(node);
    } else if (ts.isIdentifier(node) || ts.isPropertyAccessExpression(node)) {
      this.reference(node);
    } else if (!ts.isObjectLiteralExpression(node)) {
      this.unknown.push(node);
    }
  }

  private call(node: ts.CallExpression): void {
    this.calls.push(node);
    if (
      isImported(node.expression, 'makeEnvironmentProviders', '@angular/core') ||
      isImported(node.expression, 'importProvidersFrom', '@angular/core')
    ) {
      node.arguments.forEach((each) => {
        this.expression(each);
      });
      return;
    }
    const declared = ts.isIdentifier(node.expression)
      ? this.values.resolve(node.expression)
      : undefined;
    if (!declared || !isFunction(declared) || !declared.body) {
      return;
    }
    for (const result of returnedBy(declared.body)) {
      this.expression(result);
    }
  }

  private reference(node: ts.Identifier | ts.PropertyAccessExpression): void {
    const declared = this.values.resolve(node);
    if (declared && ts.isClassDeclaration(declared)) {
      if (ts.isIdentifier(node)) {
        this.names.push(node);
      }
      const metadata = moduleMetadata(declared);
      if (metadata && !this.seen.has(metadata)) {
        this.seen.add(metadata);
        this.metadata(metadata);
      }
    } else if (declared && ts.isExpression(declared) && declared !== node) {
      this.expression(declared);
    } else if (ts.isIdentifier(node)) {
      this.names.push(node);
    } else {
      this.unknown.push(node);
    }
  }
}

type FunctionNode = ts.FunctionDeclaration | ts.ArrowFunction | ts.FunctionExpression;

function isFunction(node: ts.Node): node is FunctionNode {
  return (
    ts.isFunctionDeclaration(node) || ts.isArrowFunction(node) || ts.isFunctionExpression(node)
  );
}

function returnedBy(body: ts.ConciseBody): ts.Expression[] {
  if (!ts.isBlock(body)) {
    return [body];
  }
  const results: ts.Expression[] = [];
  body.forEachChild(function collect(node): void {
    if (ts.isReturnStatement(node) && node.expression) {
      results.push(node.expression);
    } else if (!isFunction(node)) {
      node.forEachChild(collect);
    }
  });
  return results;
}
