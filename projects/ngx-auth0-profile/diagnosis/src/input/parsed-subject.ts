import { parseBody, type ParsedBody } from './parse-body';
import type { ParsedToken } from './parse-token';

/** What `diagnose` was given, in one form. */
export interface ParsedSubject {
  /** A pasted token or text, an HTTP response, or an error of an SDK or the browser. */
  readonly kind: 'nothing' | 'token' | 'text' | 'answer' | 'error';
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
