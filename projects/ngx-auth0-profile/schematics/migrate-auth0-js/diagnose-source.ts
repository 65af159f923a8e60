import ts from 'typescript';
import { isNeverGrantedToUsers } from '../auth0/end-user-scopes';
import { propertyValue, unwrap, type ValueResolver } from '../app-code/value-resolver';
import { createsManagement, lastName } from './legacy-names';
import { managementMethod } from './management-call';
import { headerText } from './rewrite-request';
import { readUserRequest, type UserRequest } from '../auth0/user-request';

/** Something the codemod leaves to the developer, and where. */
export interface SourceDiagnosis {
  readonly node: ts.Node;
  readonly text: string;
}

const ID_TOKEN =
  'This sends an ID token, and the Management API answers 401 "Invalid token". ProfileService sends an access token.';
const NO_AUDIENCE =
  'Without the audience https://{domain}/api/v2/ the access token is opaque, and the Management API answers 400 "Bad HTTP authentication header format". ProfileService asks for the audience itself.';

/** Everything in a file that would fail, each at its place. */
export function diagnoseSource(
  source: ts.SourceFile,
  values: ValueResolver,
  names: ReadonlySet<string>,
): SourceDiagnosis[] {
  const found: SourceDiagnosis[] = [];
  source.forEachChild(function look(node): void {
    if (createsManagement(node)) {
      found.push(...ofManagement(node));
    } else if (ts.isNewExpression(node)) {
      found.push(...ofLogin(node, values));
    } else if (ts.isCallExpression(node)) {
      const request = readUserRequest(node, values);
      if (request) {
        found.push(...ofRequest(request, values));
      }
      const method = managementMethod(node, names);
      if (method) {
        found.push(...ofCall(node, method));
      }
      if (lastName(node.expression) === 'authorize') {
        found.push(...ofScopes(node.arguments[0], values));
      }
    }
    node.forEachChild(look);
  });
  return found;
}

function ofManagement(node: ts.NewExpression): SourceDiagnosis[] {
  const [options] = node.arguments ?? [];
  const literal = options && unwrap(options);
  const token =
    literal && ts.isObjectLiteralExpression(literal) ? propertyValue(literal, 'token') : undefined;
  return token && looksLikeIdToken(token.getText()) ? [{ node, text: ID_TOKEN }] : [];
}

function ofLogin(node: ts.NewExpression, values: ValueResolver): SourceDiagnosis[] {
  const name = lastName(node.expression);
  const options = node.arguments?.[name === 'WebAuth' ? 0 : 2];
  if (!options || !['WebAuth', 'Auth0Lock', 'Auth0LockPasswordless'].includes(name ?? '')) {
    return [];
  }
  const text = options.getText();
  const missing = /\baudience\b/.test(text) ? [] : [{ node, text: NO_AUDIENCE }];
  return [...missing, ...ofScopes(options, values)];
}

/** Scopes no user is granted, wherever an options object names them. */
function ofScopes(options: ts.Expression | undefined, values: ValueResolver): SourceDiagnosis[] {
  const found: SourceDiagnosis[] = [];
  options?.forEachChild(function look(node): void {
    if (ts.isPropertyAssignment(node) && node.name.getText() === 'scope') {
      const never = (values.resolveString(node.initializer) ?? '')
        .split(/\s+/)
        .filter(isNeverGrantedToUsers);
      if (never.length > 0) {
        const text = `Auth0 never grants ${never.join(', ')} to a user and silently drops it. update:current_user_metadata allows changes of user_metadata; every other change needs a back end: ng generate ngx-auth0-profile:proxy`;
        found.push({ node, text });
      }
    }
    node.forEachChild(look);
  });
  return found;
}

function ofRequest(request: UserRequest, values: ValueResolver): SourceDiagnosis[] {
  const { node, method, body, options, by } = request;
  const found: SourceDiagnosis[] = [];
  const literal = options && unwrap(options);
  const headers =
    literal && ts.isObjectLiteralExpression(literal)
      ? propertyValue(literal, 'headers')
      : undefined;
  const header = (headers && headerText(headers, values)) ?? '';
  if (looksLikeIdToken(header)) {
    found.push({ node, text: ID_TOKEN });
  }
  const privileged = body?.fields?.filter((field) => field !== 'user_metadata') ?? [];
  if (privileged.length > 0) {
    found.push({ node, text: needsBackEnd(privileged) });
  } else if (body && !body.fields) {
    const text =
      'What this body holds is not certain from the source. ProfileService.updateMetadata() changes user_metadata; every other field needs a back end: ng generate ngx-auth0-profile:proxy, then ProfileService.update()';
    found.push({ node, text });
  } else if (/authorization/i.test(header) || by !== 'http-client') {
    const text = `Write this ${method} with ProfileService, which takes the access token and its scopes from Auth0 itself.`;
    found.push({ node, text });
  }
  return found;
}

function ofCall(node: ts.CallExpression, method: string): SourceDiagnosis[] {
  if (method === 'patchUserAttributes') {
    const [, attributes] = node.arguments;
    const literal = attributes && unwrap(attributes);
    const fields =
      literal && ts.isObjectLiteralExpression(literal)
        ? literal.properties.map((each) => each.name?.getText() ?? '')
        : [];
    return [{ node, text: needsBackEnd(fields) }];
  }
  const instead: Record<string, string> = {
    getUser: 'ProfileService.load()',
    patchUserMetadata: 'ProfileService.updateMetadata()',
    linkUser: 'IdentityService.link()',
  };
  const call = Object.hasOwn(instead, method) ? instead[method] : undefined;
  return call
    ? [
        {
          node,
          text: `Not rewritten, because what it does is not certain from the source. Use ${call}.`,
        },
      ]
    : [];
}

function needsBackEnd(fields: readonly string[]): string {
  const what = fields.join(', ') || 'root attributes';
  return `A user's own token cannot change ${what}: 403 "You cannot update the following fields". It needs a back end: ng generate ngx-auth0-profile:proxy, then ProfileService.update()`;
}

function looksLikeIdToken(code: string): boolean {
  return /\bid_?token|getIdToken/i.test(code);
}
