import ts from 'typescript';
import type { AppSources } from './app-sources';
import { isImported } from './imported-name';
import { NotAnalysable } from './not-analysable';
import { type ValueResolver } from './value-resolver';
import { unwrap } from './unwrap';

/** The object literal that configures the application's root injector. */
export interface RootConfig {
  readonly kind: 'standalone' | 'ng-module';
  /** `{ providers: [...] }` of the ApplicationConfig, or the argument of the root `@NgModule`. */
  readonly literal: ts.ObjectLiteralExpression;
}

/**
 * Finds what a main file bootstraps with.
 * @throws NotAnalysable when the configuration cannot be followed to an object literal
 */
export function findRootConfig(
  sources: AppSources,
  values: ValueResolver,
  mainPath: string,
): RootConfig {
  if (!sources.exists(mainPath)) {
    throw new NotAnalysable(
      `The main file ${mainPath} does not exist.`,
      "the application's root providers",
    );
  }
  const main = sources.source(mainPath);
  for (const call of callsIn(main)) {
    if (isImported(call.expression, 'bootstrapApplication', '@angular/platform-browser')) {
      return standaloneConfig(sources, values, call);
    }
    if (
      ts.isPropertyAccessExpression(call.expression) &&
      call.expression.name.text === 'bootstrapModule'
    ) {
      return moduleConfig(values, call);
    }
  }
  throw new NotAnalysable(
    `${mainPath} calls neither bootstrapApplication nor bootstrapModule.`,
    `the root providers of the application that ${mainPath} starts`,
  );
}

function standaloneConfig(
  sources: AppSources,
  values: ValueResolver,
  call: ts.CallExpression,
): RootConfig {
  const path = call.getSourceFile().fileName;
  const [component, config] = call.arguments;
  if (component && !config) {
    const end = component.getEnd();
    sources.change(path, [{ start: end, end, text: ', { providers: [] }' }]);
    return findRootConfig(sources, values, path);
  }
  const literal = config && firstLiteral(values, config);
  if (literal) {
    return { kind: 'standalone', literal };
  }
  throw new NotAnalysable(
    `The configuration given to bootstrapApplication in ${path} (${config?.getText() ?? 'none'}) does not lead to an object literal.`,
    `the providers of ${config?.getText() ?? 'the application configuration'}`,
  );
}

/** The literal behind a configuration; of `mergeApplicationConfig(a, b)` the first that has one. */
function firstLiteral(
  values: ValueResolver,
  config: ts.Expression,
): ts.ObjectLiteralExpression | undefined {
  const value = values.resolve(config);
  if (!value) {
    return undefined;
  }
  if (ts.isObjectLiteralExpression(value)) {
    return value;
  }
  if (
    ts.isCallExpression(value) &&
    isImported(value.expression, 'mergeApplicationConfig', '@angular/core')
  ) {
    for (const argument of value.arguments) {
      const literal = firstLiteral(values, argument);
      if (literal) {
        return literal;
      }
    }
  }
  return undefined;
}

function moduleConfig(values: ValueResolver, call: ts.CallExpression): RootConfig {
  const path = call.getSourceFile().fileName;
  const [argument] = call.arguments;
  const declared = argument && values.resolve(argument);
  const literal = declared && ts.isClassDeclaration(declared) && moduleMetadata(declared);
  if (literal) {
    return { kind: 'ng-module', literal };
  }
  throw new NotAnalysable(
    `The module bootstrapped in ${path} (${argument?.getText() ?? 'none'}) has no @NgModule({...}) that can be read.`,
    `the providers of ${argument?.getText() ?? 'the root module'}`,
  );
}

/** The object literal in a class's `@NgModule({...})`. */
export function moduleMetadata(
  declaration: ts.ClassDeclaration,
): ts.ObjectLiteralExpression | undefined {
  for (const decorator of ts.getDecorators(declaration) ?? []) {
    const call = decorator.expression;
    if (!ts.isCallExpression(call) || !isImported(call.expression, 'NgModule', '@angular/core')) {
      continue;
    }
    const [metadata] = call.arguments;
    const literal = metadata && unwrap(metadata);
    if (literal && ts.isObjectLiteralExpression(literal)) {
      return literal;
    }
  }
  return undefined;
}

/** Every call in a node, outermost first. */
export function callsIn(node: ts.Node): ts.CallExpression[] {
  const calls: ts.CallExpression[] = [];
  node.forEachChild(function collect(child): void {
    if (ts.isCallExpression(child)) {
      calls.push(child);
    }
    child.forEachChild(collect);
  });
  return calls;
}
