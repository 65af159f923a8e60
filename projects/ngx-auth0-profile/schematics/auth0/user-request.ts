import ts from 'typescript';
import { propertyValue, unwrap, type ValueResolver } from '../app-code/value-resolver';

/** A hand-written request to `/api/v2/users/…`. */
export interface UserRequest {
  readonly node: ts.CallExpression;
  readonly by: 'fetch' | 'http-client' | 'other';
  readonly method: string;
  /** The headers argument or property, and the node whose removal drops it. */
  readonly options: ts.Expression | undefined;
  /** What the body names, where the source tells it. */
  readonly body: RequestBody | undefined;
  /** Whether the path ends behind the user's id. */
  readonly wholeUser: boolean;
}

/** The body of a request as far as the source tells it. */
export interface RequestBody {
  /** `undefined` when it is not an object literal. */
  readonly fields: readonly string[] | undefined;
  readonly metadata: ts.Expression | undefined;
}

/** Reads a call as a request to the Management API's users, or answers `undefined`. */
export function readUserRequest(
  node: ts.CallExpression,
  values: ValueResolver,
): UserRequest | undefined {
  const [address, second, third] = node.arguments;
  const url = address && urlText(address, values);
  if (!url?.includes('/api/v2/users/')) {
    return undefined;
  }
  const wholeUser = /\/api\/v2\/users\/[^/]+$/.test(url);
  const { expression: callee } = node;
  if (ts.isIdentifier(callee) ? callee.text === 'fetch' : callee.getText() === 'window.fetch') {
    const init = second && unwrap(second);
    const literal = init && ts.isObjectLiteralExpression(init) ? init : undefined;
    const method = literal && propertyValue(literal, 'method');
    const content = literal && propertyValue(literal, 'body');
    const isGet = init === undefined || (literal !== undefined && !method);
    const name = method && values.resolveString(method);
    return {
      node,
      by: 'fetch',
      method: isGet ? 'GET' : (name?.toUpperCase() ?? 'unknown'),
      options: second,
      body: content && readBody(stringified(content)),
      wholeUser,
    };
  }
  if (!ts.isPropertyAccessExpression(callee)) {
    return undefined;
  }
  const method = callee.name.text.toLowerCase();
  if (!['get', 'patch', 'post', 'put', 'delete'].includes(method)) {
    return undefined;
  }
  const hasBody = ['patch', 'post', 'put'].includes(method);
  return {
    node,
    by: /http(Client)?$/i.test(callee.expression.getText()) ? 'http-client' : 'other',
    method: method.toUpperCase(),
    options: hasBody ? third : second,
    body: hasBody && second ? readBody(second) : undefined,
    wholeUser,
  };
}

/** The text of an address, `*` standing for what is not known. */
function urlText(node: ts.Expression, values: ValueResolver): string | undefined {
  const value = values.resolve(node) ?? node;
  if (ts.isStringLiteralLike(value)) {
    return value.text;
  }
  if (ts.isTemplateExpression(value)) {
    return value.head.text + value.templateSpans.map(({ literal }) => `*${literal.text}`).join('');
  }
  if (ts.isBinaryExpression(value) && value.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    return (urlText(value.left, values) ?? '*') + (urlText(value.right, values) ?? '*');
  }
  return localText(value, values) ?? '*';
}

/** The text of a local variable's address. */
function localText(node: ts.Node, values: ValueResolver): string | undefined {
  if (!ts.isIdentifier(node)) {
    return undefined;
  }
  for (let scope = node.parent; !ts.isSourceFile(scope); scope = scope.parent) {
    if (!ts.isBlock(scope)) {
      continue;
    }
    for (const statement of scope.statements) {
      if (!ts.isVariableStatement(statement)) {
        continue;
      }
      for (const { name, initializer } of statement.declarationList.declarations) {
        if (name.getText() === node.text && initializer) {
          return urlText(initializer, values);
        }
      }
    }
  }
  return undefined;
}

function stringified(node: ts.Expression): ts.Expression {
  const call = unwrap(node);
  const [argument] = ts.isCallExpression(call) ? call.arguments : [];
  return argument && ts.isCallExpression(call) && call.expression.getText() === 'JSON.stringify'
    ? argument
    : node;
}

function readBody(node: ts.Expression): RequestBody {
  const literal = unwrap(node);
  if (!ts.isObjectLiteralExpression(literal)) {
    return { fields: undefined, metadata: undefined };
  }
  const known = literal.properties.every(
    (each) => ts.isPropertyAssignment(each) || ts.isShorthandPropertyAssignment(each),
  );
  return {
    fields: known
      ? literal.properties.map((each) => each.name?.getText().replaceAll(/['"]/g, '') ?? '')
      : undefined,
    metadata: propertyValue(literal, 'user_metadata'),
  };
}
