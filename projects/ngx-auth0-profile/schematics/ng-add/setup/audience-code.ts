import type ts from 'typescript';
import { profileScopes, scopeMap, SIGN_IN_SCOPES } from './auth0-code';
import type { Audience } from './management-audience';

/** What users are asked for at a login for the Management API. */
export const LOGIN_SCOPES = `${SIGN_IN_SCOPES} ${profileScopes('direct')}`;

/** What to do by hand where the audience cannot be written. */
export function audienceByHand({ value }: Audience): string {
  return (
    'authorizationParams has a part in a file that does not know the domain, which is left as it is. ' +
    `The profile takes the audience ${value ?? 'https://<domain>/api/v2/'} and for it the scopes '${LOGIN_SCOPES}'.`
  );
}

/** The audience as an expression where a node stands: what one file has imported, another has not. */
export function expressionAt({ code, path }: Audience, node: ts.Node): string | undefined {
  return isText(code) || node.getSourceFile().fileName === path ? code : undefined;
}

/** An expression as the name of a property. */
export function nameFrom(code: string): string {
  return isText(code) ? code : `[${code}]`;
}

function isText(code: string): boolean {
  return code.startsWith("'");
}

/** The audience and the scopes of a login that names neither. */
export function firstScopes(code: string): string {
  const map = scopeMap([
    ['default', SIGN_IN_SCOPES],
    [nameFrom(code), LOGIN_SCOPES],
  ]);
  return `audience: ${code},\n${map}`;
}
