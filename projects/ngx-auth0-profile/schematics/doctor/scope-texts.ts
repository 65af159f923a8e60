import ts from 'typescript';
import type { ValueResolver } from '../app-code/value-resolver';

/** A list of scopes written in the source, and for which audience where it says so. */
export interface ScopeText {
  readonly node: ts.Expression;
  readonly scopes: readonly string[];
}

/** The scopes behind a `scope` value: a string, or a map from audience to string. */
export function scopeTexts(values: ValueResolver, scope: ts.Expression): ScopeText[] {
  const value = values.resolve(scope);
  if (value && ts.isObjectLiteralExpression(value)) {
    return value.properties
      .filter(ts.isPropertyAssignment)
      .flatMap(({ initializer }) => scopeTexts(values, initializer));
  }
  const text = values.resolveString(scope);
  return text === undefined ? [] : [{ node: scope, scopes: text.split(/[\s,]+/).filter(Boolean) }];
}
