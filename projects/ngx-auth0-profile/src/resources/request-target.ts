import { parseUrl } from './parse-url';

/** Characters that a URL parser drops or rewrites. */
export const REWRITTEN = /[\0-\x1f\x7f\\]/;
/** Encoded dots, slashes and control characters, encoded twice as well, and dots with parameters as in `/..;/`. */
const AMBIGUOUS_PATH = /%(?:25)*(?:[01][\da-f]|2[ef]|5c|7f)|(?:^|\/)\.{1,2};/i;

/** Resolves a request's URL as `fetch` does (WHATWG URL); `undefined` where it has no certain meaning. */
export function parseTarget(url: string, baseUrl: string): URL | undefined {
  return REWRITTEN.test(url) ? undefined : parseUrl(url, baseUrl);
}

/**
 * Whether a request to a URL may get a token. Not where a reader and a server may understand it differently:
 * user info, control characters, backslashes, encoded dots and slashes, dots with parameters.
 * `targetRefusal()` says why.
 */
export function mayGetToken(url: string, parsed: URL): boolean {
  return (
    // The origin of a blob: URL is the origin of the page that created it.
    parsed.protocol.startsWith('http') &&
    !parsed.username &&
    !parsed.password &&
    // The parser removes encoded dots, so that the text is checked and not its result.
    !AMBIGUOUS_PATH.test(url.split(/[?#]/, 1).join())
  );
}
