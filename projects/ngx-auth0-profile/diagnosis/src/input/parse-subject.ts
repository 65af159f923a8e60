import { parseBody, type ParsedBody } from './parse-body';
import { parseToken, type ParsedToken } from './parse-token';
import {
  asRecord,
  readHeader,
  readNumber,
  readProperty,
  readText,
  type UnknownRecord,
} from './unknown-record';

/** What `diagnose` was given, in one form. */
export interface ParsedSubject {
  /** A pasted token, an HTTP response, or an error of an SDK or the browser. */
  readonly kind: 'nothing' | 'token' | 'answer' | 'error';
  /** The HTTP status; 0 when no response arrived. */
  readonly status: number | undefined;
  readonly body: ParsedBody;
  /** The scope an SDK error carries, else empty. */
  readonly scope: string;
  readonly url: string;
  /** The error's own name, such as `TimeoutError`. */
  readonly name: string;
  /** Whether HttpClient reported the response as an error, whatever its status. */
  readonly failed: boolean;
  /** Whether the error belongs to a popup window. */
  readonly popup: boolean;
  readonly token: ParsedToken | undefined;
  /** The error that wraps this one. */
  readonly outer: ParsedSubject | undefined;
  readonly header: (name: string) => string | undefined;
}

/** Properties that hold a wrapped error: Angular, zone.js, auth0-js, events, this library. */
const WRAPPERS = ['original', 'rejection', 'reason', 'cause'];
const MAX_DEPTH = 4;

/** Parses what a developer has at hand: a text, a response or an error. */
export function parseSubject(subject: unknown, depth = 0): ParsedSubject {
  if (typeof subject === 'string') {
    return parseText(subject.trim());
  }
  if (typeof subject === 'number') {
    return createSubject('answer', { status: subject });
  }
  const object = asRecord(subject);
  return object ? parseObject(object, depth) : createSubject('nothing');
}

/** A subject of which only some properties are known. */
export function createSubject(
  kind: ParsedSubject['kind'],
  known: Partial<ParsedSubject> = {},
): ParsedSubject {
  return {
    kind,
    status: undefined,
    body: parseBody(undefined),
    scope: '',
    url: '',
    name: '',
    failed: false,
    popup: false,
    token: undefined,
    outer: undefined,
    header: () => undefined,
    ...known,
  };
}

function parseText(text: string): ParsedSubject {
  const callback = callbackError(text);
  if (callback !== undefined) {
    return createSubject('error', { body: parseBody(callback) });
  }
  const token = parseToken(text);
  const words = text.replace(/^(?:authorization:\s*)?(?:bearer|dpop)\s+/i, '');
  if (token.form === 'malformed' && /^[{<]|^[^"'`].*\s/.test(words)) {
    const body = parseBody(words);
    return createSubject('answer', { body, status: body.status });
  }
  return createSubject('token', { token });
}

/** The error in a callback URL (RFC 6749 §4.1.2.1, and §4.2.2.1 for the fragment). */
function callbackError(text: string): UnknownRecord | undefined {
  if (!/^https?:\/\/\S*[?#&]error=/i.test(text) || !URL.canParse(text)) {
    return undefined;
  }
  const url = new URL(text);
  const hash = new URLSearchParams(url.hash.slice(1));
  const find = (name: string) => url.searchParams.get(name) ?? hash.get(name);
  return { error: find('error'), error_description: find('error_description') };
}

function parseObject(object: UnknownRecord, depth: number): ParsedSubject {
  const response = asRecord(readProperty(object, 'response')) ?? object;
  const status = readNumber(response, 'status', 'statusCode');
  if (status !== undefined && isHttpResponse(response)) {
    return parseResponse(response, status);
  }
  const own = parseError(object);
  const inner = depth < MAX_DEPTH ? parseWrapped(object, depth) : undefined;
  return inner ? { ...inner, outer: own } : own;
}

/** A response of `HttpClient`, `fetch` or superagent, or a pair of status and body. */
function parseResponse(response: UnknownRecord, status: number): ParsedSubject {
  const carried = ['error', 'body', 'text'].map((name) => readProperty(response, name));
  const content = carried.find((value) => asRecord(value) ?? typeof value === 'string');
  const error = asRecord(content);
  const unparsed = readText(error, 'text');
  const headers = readProperty(response, 'headers');
  return createSubject('answer', {
    status,
    body: parseBody(unparsed === '' ? (htmlInSyntaxError(error) ?? content) : unparsed),
    url: readText(response, 'url'),
    name: readText(error, 'name') || readText(error, 'type'),
    failed: readText(response, 'name') === 'HttpErrorResponse',
    header: (name) => readHeader(headers, name),
  });
}

/** The start of an HTML page, when `fetch` failed to parse it as JSON at its first character. */
function htmlInSyntaxError(error: UnknownRecord | undefined): string | undefined {
  return readText(error, 'name') === 'SyntaxError' && /'<'/.test(readText(error, 'message'))
    ? '<'
    : undefined;
}

function isHttpResponse(object: UnknownRecord): boolean {
  return (
    readText(object, 'name') === 'HttpErrorResponse' ||
    readProperty(object, 'body') !== undefined ||
    readProperty(object, 'headers') !== undefined
  );
}

function parseError(object: UnknownRecord): ParsedSubject {
  const body = parseBody(object);
  return createSubject(body.status === undefined ? 'error' : 'answer', {
    status: body.status,
    body,
    scope: readText(object, 'scope'),
    name: readText(object, 'name') || readText(object, 'type'),
    popup: asRecord(readProperty(object, 'popup')) !== undefined,
  });
}

function parseWrapped(object: UnknownRecord, depth: number): ParsedSubject | undefined {
  const wrapped = WRAPPERS.map((name) => readProperty(object, name)).find(
    (value) => asRecord(value) !== undefined,
  );
  return wrapped === undefined ? undefined : parseSubject(wrapped, depth + 1);
}
