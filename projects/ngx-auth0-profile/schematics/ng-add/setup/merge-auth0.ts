import ts from 'typescript';
import { insertInto } from '../../app-code/insert';
import type { RootEditor } from '../../app-code/root-editor';
import { objectBehind, valueOf, type ValueResolver } from '../../app-code/value-resolver';
import { propertyValue } from '../../app-code/property-value';
import { findAuth0Setup } from '../../auth0/auth0-setup';
import { audienceByHand, expressionAt, firstScopes } from './audience-code';
import { domainOf, managementAudience, type Audience } from './management-audience';
import { mergeScopes } from './merge-scopes';

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
  if (isEnvironment(config)) {
    return IN_ENVIRONMENT;
  }
  const domain = domainOf(editor.values, config);
  if (!domain) {
    return 'Auth0 is configured without a domain that can be read; its scopes are left as they are.';
  }
  const audience = managementAudience(domain, config.getSourceFile().fileName);
  if (!audience) {
    return (
      "Auth0 is configured with a custom domain. Name the tenant's own audience: " +
      "provideAuth0Profile(withAuth0Angular(), withManagementApi({ audience: 'https://<tenant>.<region>.auth0.com/api/v2/' }))"
    );
  }
  const ownLogin = !usesTokens(mentions);
  const given = valueOf(editor.values, config, 'authorizationParams');
  if (!given && !hidesNothing(editor.values, config)) {
    return PARAMS_OUT_OF_REACH;
  }
  if (!given) {
    if (ownLogin) {
      const note = audienceNote(config, audience, 'no authorizationParams');
      const lines = firstScopes(audience.code).replaceAll('\n', '\n  ');
      insertInto(editor.sources, config, `authorizationParams: {\n  ${lines},\n}`);
      return note;
    }
    return undefined;
  }
  const params = objectBehind(editor.values, given);
  if (!params) {
    return PARAMS_OUT_OF_REACH;
  }
  if (isEnvironment(params)) {
    return IN_ENVIRONMENT;
  }
  const scope = propertyValue(params, 'scope');
  if (!scope) {
    if (!ownLogin || !namesNoAudience(params)) {
      return undefined;
    }
    const code = expressionAt(audience, params);
    if (!code) {
      return audienceByHand(audience);
    }
    const note = audienceNote(params, audience, params.getText());
    insertInto(editor.sources, params, firstScopes(code));
    return note;
  }
  return (
    mergeScopes(editor, params, scope, audience) ??
    (ownLogin ? nameAudience(editor, audience) : undefined)
  );
}

const IN_ENVIRONMENT =
  'Auth0 is configured in an environment file; its audience and scopes are left as they are.';

const PARAMS_OUT_OF_REACH =
  'authorizationParams cannot be followed to an object literal and is left as it is.';

/** The login brings the token of the profile then, which takes a silent login of its own else. */
function nameAudience(editor: RootEditor, audience: Audience): string | undefined {
  // Found anew, as the scopes have changed the text.
  const config = configLiteral(editor);
  const given = config && valueOf(editor.values, config, 'authorizationParams');
  const params = objectBehind(editor.values, given);
  if (!params || !namesNoAudience(params)) {
    return undefined;
  }
  const code = expressionAt(audience, params);
  if (!code) {
    return audienceByHand(audience);
  }
  const note = audienceNote(params, audience, params.getText());
  insertInto(editor.sources, params, `audience: ${code}`);
  return note;
}

/** What a new audience changes in the application's own login, and what stood there. */
function audienceNote(node: ts.Node, { value, code }: Audience, before: string): string {
  const { fileName, text } = node.getSourceFile();
  const refresh = /\buseRefreshTokens\b/.test(text)
    ? ' With useRefreshTokens, users log in once more, because their refresh tokens are for the audience before.'
    : '';
  return (
    `The login in ${fileName} now asks for the audience ${value ?? code}, because it named none: ` +
    `its access token becomes a JWT for the Management API.${refresh} ` +
    `There was ${before.replaceAll(/\s+/g, ' ')}. Without the line 'audience' it is as before, at the price of a second token request.`
  );
}

/** Whether no audience is there, and none can hide in an object that is spread into the literal. */
function namesNoAudience(params: ts.ObjectLiteralExpression): boolean {
  return !propertyValue(params, 'audience') && !params.properties.some(ts.isSpreadAssignment);
}

/** With an access token in use elsewhere, a new default audience would change that token. */
function usesTokens(mentions: (text: string) => boolean): boolean {
  return ['getAccessToken', 'authHttpInterceptorFn', 'AuthHttpInterceptor'].some(mentions);
}

function configLiteral(editor: RootEditor): ts.ObjectLiteralExpression | undefined {
  return objectBehind(editor.values, findAuth0Setup(editor.providers())?.arguments[0]);
}

/** Whether every object that is spread into a literal is known. */
function hidesNothing(values: ValueResolver, object: ts.ObjectLiteralExpression): boolean {
  return object.properties.every((property) => {
    if (!ts.isSpreadAssignment(property)) {
      return true;
    }
    const spread = objectBehind(values, property.expression);
    return spread && hidesNothing(values, spread);
  });
}

/** There is one environment for every way to build, so that a change of one would be of one only. */
function isEnvironment(node: ts.Node): boolean {
  return /environments?\//.test(node.getSourceFile().fileName);
}
