import { parseBody } from './parse-body';
import { createSubject, type ParsedSubject } from './parsed-subject';
import { parseText } from './parse-text';
import {
  asRecord,
  readHeader,
  readNumber,
  readProperty,
  readText,
  type UnknownRecord,
} from './unknown-record';

/** Properties that hold a wrapped error: Angular, zone.js, auth0-js, events, this library. */
const WRAPPERS = ['original', 'rejection', 'reason', 'cause'];
const MAX_DEPTH = 4;

/** Parses the subject of a diagnosis: a text, a response or an error. */
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
  const header = (name: string) => readHeader(headers, name);
  // With the fetch backend the error of `JSON.parse` takes the place of the body.
  const unparsable = unparsed === '' && readText(error, 'name') === 'SyntaxError';
  const body = parseBody(unparsed === '' ? (unparsable ? undefined : content) : unparsed);
  return createSubject('answer', {
    status,
    body: { ...body, page: isHtml(header('content-type'), error) ?? body.page },
    url: readText(response, 'url'),
    name: readText(error, 'name') || readText(error, 'type'),
    failed: readText(response, 'name') === 'HttpErrorResponse',
    header,
  });
}

/**
 * Whether the body is HTML: by its `Content-Type`, else by the character at which Chromium says
 * that `JSON.parse` failed. `undefined` if neither is known.
 */
function isHtml(type: string | undefined, error: UnknownRecord | undefined): boolean | undefined {
  if (type !== undefined) {
    return /^\s*(?:text\/html|application\/xhtml\+xml)\b/i.test(type);
  }
  return readText(error, 'name') === 'SyntaxError' && /'<'/.test(readText(error, 'message'))
    ? true
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
