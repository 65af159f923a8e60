import ts from 'typescript';
import { insertInto } from '../../app-code/insert';
import type { RootEditor } from '../../app-code/root-editor';
import { propertyValue, type ValueResolver } from '../../app-code/value-resolver';
import { findAuth0Setup } from '../auth0-setup';
import { profileScopes, scopeMap, signInScopes } from './auth0-code';
import { quote } from './configured-values';

/**
 * Makes an existing Auth0 configuration ask the Management API for the scopes of the profile, and
 * for no other API's; the login itself is for that API where it was for none and nothing else uses
 * its token. Answers with a sentence when the configuration has to be looked at by hand.
 */
export function mergeAuth0(
  editor: RootEditor,
  mentions: (text: string) => boolean,
): string | undefined {
  const config = configLiteral(editor);
  if (!config) {
    return 'Auth0 is configured at run time or out of reach; its audience and scopes are left as they are.';
  }
  if (/environments?\//.test(config.getSourceFile().fileName)) {
    return 'Auth0 is configured in an environment file; its audience and scopes are left as they are.';
  }
  const domain = domainOf(editor.values, config);
  if (!domain)
    return 'Auth0 is configured without a domain that can be read; its scopes are left as they are.';
  const audience = managementAudience(domain);
  if (!audience) {
    return (
      "Auth0 is configured with a custom domain. Name the tenant's own audience: " +
      "provideAuth0Profile(withManagementApi({ audience: 'https://<tenant>.<region>.auth0.com/api/v2/' }))"
    );
  }
  const ownLogin = !usesTokens(mentions);
  if (!propertyValue(config, 'authorizationParams')) {
    if (ownLogin) {
      insertInto(editor.sources, config, `authorizationParams: {\n${firstScopes(audience)}\n}`);
    }
    return undefined;
  }
  const params = paramsLiteral(editor, config);
  if (!params) {
    return 'authorizationParams cannot be followed to an object literal and is left as it is.';
  }
  const scope = propertyValue(params, 'scope');
  if (!scope) {
    if (ownLogin && namesNoAudience(params)) {
      insertInto(editor.sources, params, firstScopes(audience));
    }
    return undefined;
  }
  const note = mergeScopes(editor, params, scope, audience);
  if (note === undefined && ownLogin) nameAudience(editor, audience);
  return note;
}

interface Audience {
  readonly value: string | undefined;
  /** As an expression. */
  readonly code: string;
  /** As a property name. */
  readonly key: string;
}

function mergeScopes(
  editor: RootEditor,
  params: ts.ObjectLiteralExpression,
  scope: ts.Expression,
  audience: Audience,
): string | undefined {
  const given = propertyValue(params, 'audience');
  const needed = profileScopes('direct');
  const value = editor.values.resolve(scope);
  if (value && ts.isObjectLiteralExpression(value)) {
    const present = value.properties.some(
      ({ name }) => name && keyText(editor.values, name) === audience.value,
    );
    if (!present) {
      insertInto(editor.sources, value, `${audience.key}: '${signInScopes} ${needed}'`);
    }
    return undefined;
  }
  if (!ts.isStringLiteralLike(scope)) {
    return `The scope ${scope.getText()} is not a string literal and is left as it is.`;
  }
  const own = given && editor.values.resolveString(given) === audience.value;
  const forProfile = own ? union(scope.text, needed) : `${signInScopes} ${needed}`;
  const text = scopeMap([
    ['default', scope.text],
    [audience.key, forProfile],
  ]).replace('scope: ', '');
  const source = scope.getSourceFile();
  const line = source.text.slice(source.text.lastIndexOf('\n', scope.getStart()) + 1);
  const indent = /^\s*/.exec(line)?.[0] ?? '';
  editor.sources.change(source.fileName, [
    { start: scope.getStart(), end: scope.getEnd(), text: text.replaceAll('\n', `\n${indent}`) },
  ]);
  return undefined;
}

/** The login brings the token of the profile then, which takes a silent login of its own else. */
function nameAudience(editor: RootEditor, { code }: Audience): void {
  // Found anew, as the scopes have changed the text.
  const config = configLiteral(editor);
  const params = config && paramsLiteral(editor, config);
  if (params && namesNoAudience(params)) {
    insertInto(editor.sources, params, `audience: ${code}`);
  }
}

/** Whether no audience is there, and none can hide in an object that is spread into the literal. */
function namesNoAudience(params: ts.ObjectLiteralExpression): boolean {
  return !propertyValue(params, 'audience') && !params.properties.some(ts.isSpreadAssignment);
}

function firstScopes(audience: Audience): string {
  const scope = scopeMap([
    ['default', signInScopes],
    [audience.key, `${signInScopes} ${profileScopes('direct')}`],
  ]);
  return `audience: ${audience.code},\n${scope}`;
}

/** With an access token in use elsewhere, a new default audience would change that token. */
function usesTokens(mentions: (text: string) => boolean): boolean {
  return ['getAccessToken', 'authHttpInterceptorFn', 'AuthHttpInterceptor'].some(mentions);
}

function configLiteral(editor: RootEditor): ts.ObjectLiteralExpression | undefined {
  const [argument] = findAuth0Setup(editor.providers())?.arguments ?? [];
  const value = argument && editor.values.resolve(argument);
  return value && ts.isObjectLiteralExpression(value) ? value : undefined;
}

function paramsLiteral(
  editor: RootEditor,
  config: ts.ObjectLiteralExpression,
): ts.ObjectLiteralExpression | undefined {
  const params = propertyValue(config, 'authorizationParams');
  const value = params && editor.values.resolve(params);
  return value && ts.isObjectLiteralExpression(value) ? value : undefined;
}

interface Domain {
  readonly known: string | undefined;
  readonly code: string;
  readonly literal: boolean;
}

/** The configured domain, its own property or that of an object spread into the configuration. */
function domainOf(values: ValueResolver, config: ts.ObjectLiteralExpression): Domain | undefined {
  const domain = propertyValue(config, 'domain');
  if (domain) {
    const literal = ts.isStringLiteralLike(domain);
    return { known: values.resolveString(domain), code: domain.getText(), literal };
  }
  for (const property of config.properties) {
    if (!ts.isSpreadAssignment(property)) continue;
    const spread = values.resolve(property.expression);
    const inner = spread && ts.isObjectLiteralExpression(spread) && propertyValue(spread, 'domain');
    if (inner) {
      const code = `${property.expression.getText()}.domain`;
      return { known: values.resolveString(inner), code, literal: false };
    }
  }
  return undefined;
}

/** The Management API's identifier in terms of the domain; `undefined` for a custom domain. */
function managementAudience({ known, code, literal }: Domain): Audience | undefined {
  const origin = known?.includes('://') ? known : `https://${known ?? ''}`;
  if (known !== undefined && !/(\.auth0\.com|\/\/(localhost|127\.0\.0\.1)(:\d+)?)$/.test(origin)) {
    return undefined;
  }
  const value = known === undefined ? undefined : `${origin}/api/v2/`;
  if (value && literal) return { value, code: quote(value), key: quote(value) };
  const template = `\`${known?.includes('://') ? '' : 'https://'}\${${code}}/api/v2/\``;
  return { value, code: template, key: `[${template}]` };
}

function keyText(values: ValueResolver, name: ts.PropertyName): string | undefined {
  if (ts.isComputedPropertyName(name)) return values.resolveString(name.expression);
  return ts.isStringLiteral(name) || ts.isIdentifier(name) ? name.text : undefined;
}

function union(scope: string, more: string): string {
  return [...new Set(`${scope} ${more}`.split(/\s+/))].join(' ');
}
