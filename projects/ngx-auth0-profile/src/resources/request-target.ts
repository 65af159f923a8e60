import { parseUrl } from './parse-url';

/** The origin and path that a request is sent to. */
export interface RequestTarget {
  readonly origin: string;
  readonly pathname: string;
}

/** Characters that a URL parser drops or rewrites. */
export const REWRITTEN = /[\0-\x1f\x7f\\]/;
/** Encoded dots, slashes and control characters, encoded twice as well, and dots with parameters as in `/..;/`. */
const AMBIGUOUS_PATH = /%(?:25)*(?:[01][\da-f]|2[ef]|5c|7f)|(?:^|\/)\.{1,2};/i;

/**
 * Resolves a request's URL as `fetch` does (WHATWG URL); `undefined` for a URL that never gets a token, because a
 * reader and a server may understand it differently: user info, control characters, backslashes, encoded dots and
 * slashes, dots with parameters. `targetRefusal()` says why.
 */
export function requestTarget(url: string, baseUrl: string): RequestTarget | undefined {
  const parsed = REWRITTEN.test(url) ? undefined : parseUrl(url, baseUrl);
  return parsed &&
    // The origin of a blob: URL is the origin of the page that created it.
    parsed.protocol.startsWith('http') &&
    !parsed.username &&
    !parsed.password &&
    // The parser removes encoded dots, so that the text is checked and not its result.
    !AMBIGUOUS_PATH.test(url.split(/[?#]/, 1).join())
    ? parsed
    : undefined;
}
