import ts from 'typescript';
import type { TextChange } from '../app-code/app-sources';
import { onlyReturn } from '../app-code/class-member';
import { propertyValue } from '../app-code/property-value';
import { unwrap } from '../app-code/unwrap';
import { objectBehind, type ValueResolver } from '../app-code/value-resolver';
import { endpointOf, type ManagementRequest } from '../auth0/management-request';
import type { ApplicationProof } from '../auth0/proof/application-proof';
import { setsOnlyAuthorization } from '../auth0/request-headers';
import { metadataCall, type ServiceRewrite } from './service-rewrite';

/** Whether a request reads the logged-in user or changes only its metadata, at the application's tenant. */
function isOwnProfile(request: ManagementRequest, proof: ApplicationProof): boolean {
  const { answer, wholeUser, userId, method, body, hasQuery } = request;
  const servable =
    (method === 'GET' && !hasQuery) ||
    (method === 'PATCH' && body?.fields?.join() === 'user_metadata');
  return (
    answer === 'yes' &&
    wholeUser &&
    servable &&
    userId !== undefined &&
    typeof userId !== 'string' &&
    proof.isLoggedInUser(userId) === 'yes'
  );
}

/**
 * The ProfileService call for a request by `fetch` or axios whose response is parsed or ignored,
 * else `undefined`.
 */
export function rewriteRequest(
  request: ManagementRequest,
  proof: ApplicationProof,
): ServiceRewrite | undefined {
  const { by, node, method, body } = request;
  if ((by !== 'fetch' && by !== 'axios') || !isOwnProfile(request, proof)) {
    return undefined;
  }
  const parsed = parsedResponse(node, by);
  const before = `${method} ${endpointOf(request)}`;
  if (method === 'GET') {
    const after = 'ProfileService.load()';
    return (
      parsed && {
        node: parsed,
        service: 'ProfileService',
        before,
        after,
        write: (service) => `${service}.load()`,
      }
    );
  }
  const { metadata } = body ?? {};
  const outer = parsed ?? node;
  const ignored = ts.isExpressionStatement(
    ts.isAwaitExpression(outer.parent) ? outer.parent.parent : outer.parent,
  );
  if (!metadata || (!parsed && !ignored)) {
    return undefined;
  }
  return {
    node: outer,
    service: 'ProfileService',
    before,
    after: 'ProfileService.updateMetadata()',
    write: (service) => metadataCall(service, metadata, !ignored),
  };
}

/** `fetch(…).then((response) => response.json())`, and `response.data` of axios. */
function parsedResponse(
  request: ts.CallExpression,
  by: ManagementRequest['by'],
): ts.CallExpression | undefined {
  const access = request.parent;
  if (!ts.isPropertyAccessExpression(access) || access.name.text !== 'then') {
    return undefined;
  }
  const call = access.parent;
  if (!ts.isCallExpression(call) || call.arguments.length !== 1) {
    return undefined;
  }
  const [handler] = call.arguments;
  if (!handler || (!ts.isArrowFunction(handler) && !ts.isFunctionExpression(handler))) {
    return undefined;
  }
  const [response] = handler.parameters;
  const result = ts.isBlock(handler.body) ? onlyReturn(handler.body) : handler.body;
  const text = result && unwrap(result).getText();
  if (!response || text === undefined) {
    return undefined;
  }
  const name = response.name.getText();
  const isParsed =
    by === 'axios'
      ? text === `${name}.data` || (text === 'data' && /^\{\s*data\s*\}$/.test(name))
      : text === `${name}.json()`;
  return isParsed ? call : undefined;
}

/**
 * Drops the `Authorization` header of an HttpClient request that the interceptor can serve: reading
 * the logged-in user, or changing only `user_metadata`. `undefined` when that is not certain.
 */
export function dropAuthorization(
  request: ManagementRequest,
  proof: ApplicationProof,
): TextChange | undefined {
  const { by, options, node, headers } = request;
  if (by !== 'http-client' || !options || !headers || !isOwnProfile(request, proof)) {
    return undefined;
  }
  return setsOnlyAuthorization(headers, proof.values)
    ? withoutHeaders(node, options, proof.values)
    : undefined;
}

function withoutHeaders(
  node: ts.CallExpression,
  options: ts.Expression,
  values: ValueResolver,
): TextChange | undefined {
  const literal = objectBehind(values, options);
  if (!literal || !propertyValue(literal, 'headers')) {
    return undefined;
  }
  const before = node.arguments[node.arguments.indexOf(options) - 1];
  if (literal.properties.length === 1 && before) {
    return { start: before.getEnd(), end: options.getEnd(), text: '' };
  }
  if (literal !== unwrap(options) || literal.properties.some(ts.isSpreadAssignment)) {
    return undefined;
  }
  const rest = literal.properties.filter((each) => each.name?.getText() !== 'headers');
  const text = `{ ${rest.map((each) => each.getText()).join(', ')} }`;
  return { start: literal.getStart(), end: literal.getEnd(), text };
}
