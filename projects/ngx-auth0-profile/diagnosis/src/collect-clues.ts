import { readBody, type BodyReading } from './read-body';
import {
  foreign,
  member,
  numberMember,
  readHeader,
  textMember,
  type Foreign,
} from './read-foreign';
import { readToken, type TokenReading } from './read-token';

/** Everything the subject of a diagnosis says, in one form. */
export interface Clues {
  /** What it was: a pasted token, an answer with a status, an error of an SDK or the browser. */
  readonly kind: 'nothing' | 'token' | 'answer' | 'error';
  /** The HTTP status; 0 when no answer arrived. */
  readonly status: number | undefined;
  readonly body: BodyReading;
  /** The scope an SDK error carries, else empty. */
  readonly scope: string;
  readonly url: string;
  /** The error's own name, such as `TimeoutError`. */
  readonly name: string;
  /** Whether HttpClient took the answer for an error, whatever its status. */
  readonly failed: boolean;
  /** Whether the error belongs to a popup window. */
  readonly popup: boolean;
  readonly token: TokenReading | undefined;
  /** What the error around this one says. */
  readonly outer: Clues | undefined;
  readonly header: (name: string) => string | undefined;
}

/** Errors that wrap another one: Angular, zone.js, auth0-js, events, this library. */
const WRAPPERS = ['original', 'rejection', 'reason', 'cause'];

/** Collects the clues of anything a developer may have in hand: a text, an answer or an error. */
export function collectClues(subject: unknown, depth = 0): Clues {
  if (typeof subject === 'string') {
    return fromText(subject.trim());
  }
  if (typeof subject === 'number') {
    return clues('answer', { status: subject });
  }
  const object = foreign(subject);
  return object ? fromObject(object, depth) : clues('nothing');
}

function fromText(text: string): Clues {
  const callback = callbackError(text);
  if (callback !== undefined) {
    return clues('error', { body: readBody(callback) });
  }
  const token = readToken(text);
  const words = text.replace(/^(?:authorization:\s*)?(?:bearer|dpop)\s+/i, '');
  if (token.form === 'malformed' && /^[{<]|^[^"'`].*\s/.test(words)) {
    const body = readBody(words);
    return clues('answer', { body, status: body.status });
  }
  return clues('token', { token });
}

/** The error that Auth0 put into a callback URL. */
function callbackError(text: string): Foreign | undefined {
  if (!/^https?:\/\/\S*[?#&]error=/i.test(text) || !URL.canParse(text)) {
    return undefined;
  }
  const url = new URL(text);
  const hash = new URLSearchParams(url.hash.slice(1));
  const find = (name: string) => url.searchParams.get(name) ?? hash.get(name);
  return { error: find('error'), error_description: find('error_description') };
}

function fromObject(object: Foreign, depth: number): Clues {
  const answer = foreign(member(object, 'response')) ?? object;
  const status = numberMember(answer, 'status', 'statusCode');
  if (status !== undefined && isHttpAnswer(answer)) {
    return fromAnswer(answer, status);
  }
  const own = fromError(object);
  const inner = depth < 4 ? innerClues(object, depth) : undefined;
  return inner ? { ...inner, outer: own } : own;
}

/** An answer of `HttpClient`, `fetch` or superagent, or a pair of status and body. */
function fromAnswer(answer: Foreign, status: number): Clues {
  const carried = [member(answer, 'error'), member(answer, 'body'), member(answer, 'text')];
  const content = carried.find((value) => foreign(value) ?? typeof value === 'string');
  const unread = textMember(foreign(content), 'text');
  const headers = member(answer, 'headers');
  return clues('answer', {
    status,
    body: readBody(unread === '' ? (pageBehind(content) ?? content) : unread),
    url: textMember(answer, 'url'),
    name: textMember(foreign(content), 'name') || textMember(foreign(content), 'type'),
    failed: textMember(answer, 'name') === 'HttpErrorResponse',
    header: (name) => readHeader(headers, name),
  });
}

/** The page that a JSON parser of `fetch` stumbled over at its first character. */
function pageBehind(content: unknown): string | undefined {
  const error = foreign(content);
  return textMember(error, 'name') === 'SyntaxError' && /'<'/.test(textMember(error, 'message'))
    ? '<'
    : undefined;
}

function isHttpAnswer(object: Foreign): boolean {
  return (
    textMember(object, 'name') === 'HttpErrorResponse' ||
    member(object, 'body') !== undefined ||
    member(object, 'headers') !== undefined
  );
}

function fromError(object: Foreign): Clues {
  const body = readBody(object);
  return clues(body.status === undefined ? 'error' : 'answer', {
    status: body.status,
    body,
    scope: textMember(object, 'scope'),
    name: textMember(object, 'name') || textMember(object, 'type'),
    popup: foreign(member(object, 'popup')) !== undefined,
  });
}

function innerClues(object: Foreign, depth: number): Clues | undefined {
  const wrapped = WRAPPERS.map((name) => member(object, name)).find(
    (value) => foreign(value) !== undefined,
  );
  return wrapped === undefined ? undefined : collectClues(wrapped, depth + 1);
}

/** Clues of which only some are known. */
export function clues(kind: Clues['kind'], known: Partial<Clues> = {}): Clues {
  return {
    kind,
    status: undefined,
    body: readBody(undefined),
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
