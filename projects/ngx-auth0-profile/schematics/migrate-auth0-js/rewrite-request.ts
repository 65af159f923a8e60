import ts from 'typescript';
import type { TextChange } from '../app-code/app-sources';
import { propertyValue, unwrap, type ValueResolver } from '../app-code/value-resolver';
import { metadataCall, type ServiceRewrite } from './service-rewrite';
import type { UserRequest } from '../auth0/user-request';

/** The ProfileService call for a `fetch` whose response is parsed or ignored, else `undefined`. */
export function rewriteFetch(request: UserRequest): ServiceRewrite | undefined {
  if (request.by !== 'fetch' || !request.wholeUser) {
    return undefined;
  }
  const parsed = parsedResponse(request.node);
  if (request.method === 'GET' && parsed) {
    return { node: parsed, service: 'ProfileService', write: (service) => `${service}.load()` };
  }
  const { fields, metadata } = request.body ?? {};
  if (request.method !== 'PATCH' || fields?.join() !== 'user_metadata' || !metadata) {
    return undefined;
  }
  const outer = parsed ?? request.node;
  const ignored = ts.isExpressionStatement(
    ts.isAwaitExpression(outer.parent) ? outer.parent.parent : outer.parent,
  );
  if (!parsed && !ignored) {
    return undefined;
  }
  return {
    node: outer,
    service: 'ProfileService',
    write: (service) => metadataCall(service, metadata, !ignored),
  };
}

/** `fetch(...).then((response) => response.json())` around a fetch. */
function parsedResponse(fetchCall: ts.CallExpression): ts.CallExpression | undefined {
  const access = fetchCall.parent;
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
  const text = ts.isBlock(handler.body)
    ? onlyReturn(handler.body)?.getText()
    : handler.body.getText();
  return response && text === `${response.name.getText()}.json()` ? call : undefined;
}

function onlyReturn(body: ts.Block): ts.Expression | undefined {
  const [statement] = body.statements;
  return body.statements.length === 1 && statement && ts.isReturnStatement(statement)
    ? statement.expression
    : undefined;
}

/**
 * Drops the hand-made `Authorization` header of an HttpClient request that the interceptor can
 * serve: reading the user, or changing only `user_metadata`. `undefined` when that is not certain.
 */
export function dropAuthorization(
  request: UserRequest,
  values: ValueResolver,
): TextChange | undefined {
  const { by, method, body, options, node, wholeUser } = request;
  const servable =
    method === 'GET' || (method === 'PATCH' && body?.fields?.join() === 'user_metadata');
  if (by !== 'http-client' || !wholeUser || !servable || !options) {
    return undefined;
  }
  const literal = unwrap(options);
  if (!ts.isObjectLiteralExpression(literal)) {
    return undefined;
  }
  const headers = propertyValue(literal, 'headers');
  if (!headers || !setsOnlyAuthorization(headers, values)) {
    return undefined;
  }
  const before = node.arguments[node.arguments.indexOf(options) - 1];
  if (literal.properties.length === 1 && before) {
    return { start: before.getEnd(), end: options.getEnd(), text: '' };
  }
  const property = literal.properties.find((each) => each.name?.getText() === 'headers');
  if (!property || literal.properties.length === 1) {
    return undefined;
  }
  const rest = literal.properties.filter((each) => each !== property);
  const text = `{ ${rest.map((each) => each.getText()).join(', ')} }`;
  return { start: literal.getStart(), end: literal.getEnd(), text };
}

/** Whether headers name Authorization and nothing beyond what HttpClient sets for itself. */
function setsOnlyAuthorization(headers: ts.Expression, values: ValueResolver): boolean {
  const text = headerText(headers, values);
  const names = [...(text?.matchAll(/(['"]?)([A-Za-z-]+)\1\s*[:,]/g) ?? [])].map(([, , name]) =>
    name?.toLowerCase(),
  );
  return (
    names.includes('authorization') &&
    names.every((name) => ['authorization', 'content-type', 'accept'].includes(name ?? ''))
  );
}

/** The code that makes the headers, looked up when it is a local variable. */
export function headerText(headers: ts.Expression, values: ValueResolver): string | undefined {
  const value = values.resolve(headers);
  if (value && !ts.isIdentifier(value)) {
    return value.getText();
  }
  if (!ts.isIdentifier(headers)) {
    return undefined;
  }
  for (let scope = headers.parent; !ts.isSourceFile(scope); scope = scope.parent) {
    if (!ts.isBlock(scope)) {
      continue;
    }
    for (const statement of scope.statements) {
      if (!ts.isVariableStatement(statement)) {
        continue;
      }
      const found = statement.declarationList.declarations.find(
        ({ name }) => name.getText() === headers.text,
      );
      if (found?.initializer) {
        return found.initializer.getText();
      }
    }
  }
  return undefined;
}
