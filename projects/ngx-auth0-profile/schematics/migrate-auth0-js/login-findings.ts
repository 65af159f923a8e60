import ts from 'typescript';
import { objectBehind, valueOf, type ValueResolver } from '../app-code/value-resolver';
import { isNeverGrantedToUsers } from '../auth0/end-user-scopes';
import type { ApplicationProof } from '../auth0/proof/application-proof';
import { calleeName } from '../auth0/proof/tenants';
import type { SourceFinding } from './source-finding';

const NO_AUDIENCE =
  'Without the audience https://{domain}/api/v2/ the access token is opaque, and the Management API answers 400 "Bad HTTP authentication header format". ProfileService asks for the audience itself.';

const NOT_NEEDED =
  'checkSession() is no longer needed here: ProfileService gets its token itself. Move its error branch to the call inside, then remove it.';

/** The functions of auth0-js and Lock that may name the audience beside the constructor. */
const AUTHORIZES = [
  'authorize',
  'checkSession',
  'login',
  'loginWithCredentials',
  'renewAuth',
  'show',
];

/** What would fail in a login of auth0-js or Lock: no audience, or scopes that users are never granted. */
export function loginFindings(
  node: ts.NewExpression | ts.CallExpression,
  proof: ApplicationProof,
): SourceFinding[] {
  const { values } = proof;
  const name = calleeName(node.expression) ?? '';
  if (ts.isCallExpression(node)) {
    const unneeded = name === 'checkSession' && isUnneeded(node);
    return [
      ...(unneeded ? [{ node, text: NOT_NEEDED, inSource: true }] : []),
      ...(AUTHORIZES.includes(name) ? neverGranted(node.arguments[0], values) : []),
    ];
  }
  if (!['WebAuth', 'Auth0Lock', 'Auth0LockPasswordless'].includes(name)) {
    return [];
  }
  const options = node.arguments?.[name === 'WebAuth' ? 0 : 2];
  const asks = asksForNoAudience(options, values) && !namesAudienceElsewhere(node);
  const missing = asks ? [{ node, text: NO_AUDIENCE, inSource: true }] : [];
  return [...missing, ...neverGranted(options, values)];
}

/** Whether a call of the library is all that is done with a session, and nothing reads its token. */
function isUnneeded({ arguments: given }: ts.CallExpression): boolean {
  const callback = given.at(-1);
  if (!callback || !(ts.isArrowFunction(callback) || ts.isFunctionExpression(callback))) {
    return false;
  }
  const session = callback.parameters[1]?.name.getText();
  const body = callback.body.getText();
  const isRead = session !== undefined && new RegExp(`\\b${session}\\b`).test(body);
  return !isRead && /\bthis\.\w+\.(load|updateMetadata|link)\(/.test(body);
}

/** Whether options that are known completely name no audience. */
function asksForNoAudience(options: ts.Expression | undefined, values: ValueResolver): boolean {
  const literal = objectBehind(values, options);
  if (!literal || !isComplete(literal)) {
    return false;
  }
  const auth = valueOf(values, literal, 'auth');
  const holder = auth ? objectBehind(values, auth) : literal;
  if (!holder || !isComplete(holder) || valueOf(values, holder, 'audience')) {
    return false;
  }
  const given = valueOf(values, holder, 'params');
  const params = objectBehind(values, given);
  return (
    given === undefined ||
    (params !== undefined && isComplete(params) && !valueOf(values, params, 'audience'))
  );
}

function isComplete(literal: ts.ObjectLiteralExpression): boolean {
  return !literal.properties.some(ts.isSpreadAssignment);
}

/** Whether `authorize()` and its kind name the audience, or are given options that are not in place. */
function namesAudienceElsewhere(login: ts.NewExpression): boolean {
  let names = false;
  login.getSourceFile().forEachChild(function look(node): void {
    if (ts.isCallExpression(node) && AUTHORIZES.includes(calleeName(node.expression) ?? '')) {
      const [options] = node.arguments;
      names ||=
        options !== undefined &&
        (/\baudience\b/.test(options.getText()) ||
          (!ts.isObjectLiteralExpression(options) && !ts.isFunctionLike(options)) ||
          (ts.isObjectLiteralExpression(options) && !isComplete(options)));
    }
    node.forEachChild(look);
  });
  return names;
}

/** Scopes that users are never granted, wherever an options object names them. */
function neverGranted(options: ts.Expression | undefined, values: ValueResolver): SourceFinding[] {
  const found: SourceFinding[] = [];
  options?.forEachChild(function look(node): void {
    if (ts.isPropertyAssignment(node) && node.name.getText() === 'scope') {
      const never = (values.resolveString(node.initializer) ?? '')
        .split(/[\s,]+/)
        .filter(isNeverGrantedToUsers);
      if (never.length > 0) {
        const text = `Auth0 never grants ${never.join(', ')} to a user and silently drops it. update:current_user_metadata allows changes of user_metadata; every other change needs a back end: ng generate ngx-auth0-profile:proxy`;
        found.push({ node, text, inSource: true });
      }
    }
    node.forEachChild(look);
  });
  return found;
}
