import ts from 'typescript';
import { insertInto, replaceValue } from '../../app-code/insert';
import { propertyValue } from '../../app-code/property-value';
import type { RootEditor } from '../../app-code/root-editor';
import { objectBehind, type ValueResolver } from '../../app-code/value-resolver';
import { audienceByHand, expressionAt, LOGIN_SCOPES, nameFrom } from './audience-code';
import { profileScopes, scopeMap } from './auth0-code';
import type { Audience } from './management-audience';

/** Makes the scope of a login that of the audience, too. Answers with a sentence for what is done by hand. */
export function mergeScopes(
  editor: RootEditor,
  params: ts.ObjectLiteralExpression,
  scope: ts.Expression,
  audience: Audience,
): string | undefined {
  const map = objectBehind(editor.values, scope);
  if (map) {
    return addToScopes(editor, map, audience);
  }
  if (!ts.isStringLiteralLike(scope)) {
    return `The scope ${scope.getText()} is not a string literal and is left as it is.`;
  }
  const code = expressionAt(audience, scope);
  if (!code) {
    return audienceByHand(audience);
  }
  const given = propertyValue(params, 'audience');
  const own = given && editor.values.resolveString(given) === audience.value;
  const scopeCode = scopeMap([
    ['default', scope.text],
    [nameFrom(code), own ? union(scope.text, profileScopes('direct')) : LOGIN_SCOPES],
  ]).replace('scope: ', '');
  replaceValue(editor.sources, scope, scopeCode);
  return undefined;
}

function addToScopes(
  editor: RootEditor,
  map: ts.ObjectLiteralExpression,
  audience: Audience,
): string | undefined {
  const present = map.properties.some(
    ({ name }) => name && keyText(editor.values, name) === audience.value,
  );
  if (present) {
    return undefined;
  }
  const code = expressionAt(audience, map);
  if (!code) {
    return audienceByHand(audience);
  }
  insertInto(editor.sources, map, `${nameFrom(code)}: '${LOGIN_SCOPES}'`);
  return undefined;
}

function keyText(values: ValueResolver, name: ts.PropertyName): string | undefined {
  if (ts.isComputedPropertyName(name)) {
    return values.resolveString(name.expression);
  }
  return ts.isStringLiteral(name) || ts.isIdentifier(name) ? name.text : undefined;
}

function union(scope: string, more: string): string {
  return [...new Set(`${scope} ${more}`.split(/\s+/))].join(' ');
}
