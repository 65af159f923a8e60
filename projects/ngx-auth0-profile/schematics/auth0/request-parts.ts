import ts from 'typescript';
import { localDeclaration } from '../app-code/local-declaration';
import { textValue, type TextValue } from '../app-code/text-value';
import { unwrap } from '../app-code/unwrap';
import { objectBehind, valueOf, type ValueResolver } from '../app-code/value-resolver';
import { calleeName } from './proof/tenants';

/** What sends a request. */
export type RequestClient = 'fetch' | 'http-client' | 'axios' | 'xhr' | 'other';

/** The pieces of a call that sends a request. */
export interface RequestParts {
  readonly by: RequestClient;
  readonly method: string;
  readonly url: ts.Expression;
  /** What a relative address is appended to: the `baseURL` of an axios instance. */
  readonly base: TextValue | undefined;
  readonly options: ts.Expression | undefined;
  readonly body: ts.Expression | undefined;
}

const VERBS = ['get', 'patch', 'post', 'put', 'delete', 'head', 'options'];
const WITH_BODY = ['patch', 'post', 'put'];

/** Takes a call apart that may send a request: `fetch`, HttpClient, axios, XMLHttpRequest, `$.ajax`. */
export function requestParts(
  node: ts.CallExpression,
  values: ValueResolver,
): RequestParts | undefined {
  const callee = unwrap(node.expression);
  const name = calleeName(callee);
  const [first, second, third] = node.arguments;
  if (!first || name === undefined) {
    return undefined;
  }
  if (name === 'fetch' && isGlobal(callee)) {
    return fetchParts(first, second, values);
  }
  const receiver = ts.isPropertyAccessExpression(callee) ? unwrap(callee.expression) : undefined;
  const base = axiosBase(receiver ?? callee, values);
  if (!receiver || (base && name === 'request')) {
    const isClient = base !== undefined || name === 'ajax' || name === 'request';
    return isClient ? configParts(node, values, base) : undefined;
  }
  if (name === 'ajax' || name === 'request') {
    return name === 'request' && second
      ? httpRequestParts(first, second, third, values)
      : configParts(node, values, undefined);
  }
  if (name === 'open' && second) {
    const method = values.resolveString(first)?.toUpperCase();
    return method && VERBS.includes(method.toLowerCase())
      ? { by: 'xhr', method, url: second, base, options: undefined, body: undefined }
      : undefined;
  }
  const verb = name.toLowerCase();
  if (!VERBS.includes(verb)) {
    return undefined;
  }
  const hasBody = WITH_BODY.includes(verb);
  return {
    by: base ? 'axios' : isHttpClient(receiver, values) ? 'http-client' : 'other',
    method: verb.toUpperCase(),
    url: first,
    base,
    options: hasBody ? third : second,
    body: hasBody ? second : undefined,
  };
}

function fetchParts(
  first: ts.Expression,
  second: ts.Expression | undefined,
  values: ValueResolver,
): RequestParts {
  const request = values.resolve(first);
  const made =
    request && ts.isNewExpression(request) && request.expression.getText() === 'Request'
      ? request.arguments
      : undefined;
  const url = made?.[0] ?? first;
  const options = second ?? made?.[1];
  return { by: 'fetch', url, base: undefined, options, ...ofOptions(options, values, 'body') };
}

/** `request('PATCH', url, { body })` of HttpClient, and of clients of the same form. */
function httpRequestParts(
  method: ts.Expression,
  url: ts.Expression,
  options: ts.Expression | undefined,
  values: ValueResolver,
): RequestParts {
  return {
    by: 'http-client',
    url,
    base: undefined,
    options,
    body: ofOptions(options, values, 'body').body,
    method: values.resolveString(method)?.toUpperCase() ?? 'unknown',
  };
}

/** `client({ url, method, data })`, `client(url, { … })`. */
function configParts(
  { arguments: [first, second] }: ts.CallExpression,
  values: ValueResolver,
  base: TextValue | undefined,
): RequestParts | undefined {
  const config = objectBehind(values, first);
  const by = base ? 'axios' : 'other';
  if (!config) {
    return first && second
      ? { by, url: first, base, options: second, ...ofOptions(second, values, 'data') }
      : undefined;
  }
  const url = valueOf(values, config, 'url') ?? valueOf(values, config, 'uri');
  const ownBase = valueOf(values, config, 'baseURL');
  return (
    url && {
      by,
      url,
      base: ownBase ? textValue(values, ownBase) : base,
      options: first,
      ...ofOptions(first, values, 'data'),
    }
  );
}

function ofOptions(
  options: ts.Expression | undefined,
  values: ValueResolver,
  bodyName: string,
): Pick<RequestParts, 'method' | 'body'> {
  if (!options) {
    return { method: 'GET', body: undefined };
  }
  const literal = objectBehind(values, options);
  if (!literal) {
    return { method: 'unknown', body: undefined };
  }
  const method = valueOf(values, literal, 'method') ?? valueOf(values, literal, 'type');
  const spreads = literal.properties.some(ts.isSpreadAssignment);
  return {
    method: method
      ? (values.resolveString(method)?.toUpperCase() ?? 'unknown')
      : spreads
        ? 'unknown'
        : 'GET',
    body: valueOf(values, literal, bodyName) ?? valueOf(values, literal, 'body'),
  };
}

function isGlobal(callee: ts.Expression): boolean {
  return ts.isIdentifier(callee)
    ? localDeclaration(callee) === undefined
    : /^(window|self|globalThis)\.fetch$/.test(callee.getText());
}

/** The base address of an axios instance, empty for axios itself; `undefined` for anything else. */
function axiosBase(receiver: ts.Expression, values: ValueResolver): TextValue | undefined {
  const made = values.resolve(receiver);
  if (made && ts.isCallExpression(made) && made.expression.getText() === 'axios.create') {
    const config = objectBehind(values, made.arguments[0]);
    const base = config && valueOf(values, config, 'baseURL');
    return base ? textValue(values, base) : [];
  }
  return /(^|\.)_?\$?axios$/i.test(receiver.getText()) ? [] : undefined;
}

function isHttpClient(receiver: ts.Expression, values: ValueResolver): boolean {
  const declared = values.declarationOf(receiver);
  if (
    declared &&
    (ts.isParameter(declared) ||
      ts.isPropertyDeclaration(declared) ||
      ts.isVariableDeclaration(declared))
  ) {
    const { type, initializer } = declared;
    return (
      type?.getText() === 'HttpClient' ||
      (initializer?.getText().startsWith('inject(HttpClient') ?? false)
    );
  }
  return /(^|\.)http(Client)?$/i.test(receiver.getText());
}
