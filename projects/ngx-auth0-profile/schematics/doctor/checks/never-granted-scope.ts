import ts from 'typescript';
import { isImported } from '../../app-code/imported-name';
import { callsIn } from '../../app-code/root-config';
import { objectBehind, valueOf } from '../../app-code/value-resolver';
import { isNeverGrantedToUsers } from '../../auth0/end-user-scopes';
import { calleeName } from '../../auth0/proof/tenants';
import type { ExaminedApplication } from '../examined-application';
import { placeOf, type Finding } from '../finding';
import { scopeTexts } from '../scope-texts';

/** The calls of auth0-angular that take scopes, beside the configuration. */
const ASKING_CALLS = new Set([
  'loginWithRedirect',
  'loginWithPopup',
  'getAccessTokenSilently',
  'getAccessTokenWithPopup',
  'set',
]);

/** Scopes no user is granted: silently dropped from a request; as a guard they close the route to every user. */
export function neverGrantedScope(application: ExaminedApplication): Finding[] {
  const { values } = application;
  const asked = scopesAsked(application)
    .flatMap((scope) => scopeTexts(values, scope))
    .flatMap(({ node, scopes }) =>
      scopes
        .filter(isNeverGrantedToUsers)
        .map((never) =>
          finding(
            node,
            `Auth0 never grants ${never} to a user and silently drops it. Ask for update:current_user_metadata, or send the change through a back end: ng generate ngx-auth0-profile:proxy`,
          ),
        ),
    );
  return [...asked, ...guardedBy(application)];
}

function scopesAsked({ params, values, files }: ExaminedApplication): ts.Expression[] {
  const configured = params && valueOf(values, params, 'scope');
  const calls = files.flatMap((file) => callsIn(file)).filter(isAskingCall);
  const asked = calls.flatMap(({ arguments: [argument] }) => {
    const options = objectBehind(values, argument);
    const inner = options && objectBehind(values, valueOf(values, options, 'authorizationParams'));
    return [options, inner].flatMap((object) => (object && valueOf(values, object, 'scope')) ?? []);
  });
  return [...(configured ? [configured] : []), ...asked];
}

/** `set` is AuthClientConfig's where its file imports that. */
function isAskingCall(call: ts.CallExpression): boolean {
  const name = calleeName(call.expression);
  return (
    name !== undefined &&
    ASKING_CALLS.has(name) &&
    (name !== 'set' || /\bAuthClientConfig\b/.test(call.getSourceFile().text))
  );
}

function guardedBy({ files, values }: ExaminedApplication): Finding[] {
  return files
    .flatMap((file) => callsIn(file))
    .filter(({ expression }) => isImported(expression, 'scopeGuard', 'ngx-auth0-profile'))
    .flatMap(({ arguments: scopes }) => [...scopes])
    .flatMap((argument) => {
      const never = values.resolveString(argument);
      return never !== undefined && isNeverGrantedToUsers(never)
        ? [
            finding(
              argument,
              `scopeGuard('${never}') denies every user: Auth0 never grants that scope to a user. Use a scope that users can be granted.`,
            ),
          ]
        : [];
    });
}

function finding(node: ts.Node, message: string): Finding {
  return { check: 'never-granted-scope', severity: 'error', ...placeOf(node), message };
}
