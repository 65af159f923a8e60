import ts from 'typescript';
import { isImportedFrom } from './imported-from';
import { calleeName } from './tenants';

const AUTH0_PACKAGES = ['@auth0/auth0-angular', '@auth0/auth0-spa-js'];

/**
 * Whether an expression gives the claims of the logged-in user, or a call hands them to its
 * callback as the second argument.
 */
export function isProfileSource(node: ts.Expression): boolean {
  if (ts.isPropertyAccessExpression(node)) {
    const { text } = node.name;
    if (text === 'idTokenPayload') {
      return true; // auth0-js: the verified payload of the ID token
    }
    return (text === 'user$' || text === 'idTokenClaims$') && usesAuth0(node);
  }
  if (!ts.isCallExpression(node)) {
    return false;
  }
  const name = calleeName(node.expression);
  const [first] = node.arguments;
  switch (name) {
    case 'userInfo': // auth0-js: client.userInfo(accessToken, callback)
    case 'getUserInfo': // Lock: getUserInfo(accessToken, callback)
    case 'getProfile': // Lock before version 11: getProfile(idToken, callback)
      return first !== undefined && isToken(first) && node.arguments.length === 2;
    case 'getUser': // auth0-spa-js; auth0-js' Management.getUser takes an id
    case 'getIdTokenClaims':
      return node.arguments.length === 0 && usesAuth0(node) && /auth0|client/i.test(receiver(node));
    case 'jwtDecode':
    case 'jwt_decode':
    case 'decodeToken':
      return first !== undefined && isToken(first);
    default:
      return false;
  }
}

/** Whether an expression names a token of the login. */
function isToken(node: ts.Expression): boolean {
  return /id_?token|access_?token|__raw/i.test(node.getText());
}

function usesAuth0(node: ts.Node): boolean {
  return AUTH0_PACKAGES.some((name) => isImportedFrom(node.getSourceFile(), name));
}

function receiver({ expression }: ts.CallExpression): string {
  return ts.isPropertyAccessExpression(expression) ? expression.expression.getText() : '';
}
