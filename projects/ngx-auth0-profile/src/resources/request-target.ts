import { parseUrl } from './parse-url';

/** Why a URL can never carry a token, whatever is configured. */
export type TargetRefusal =
  'unparsable' | 'other-scheme' | 'user-info' | 'control-character' | 'encoded-path';

/** The origin and path that a request is sent to. */
export interface RequestTarget {
  readonly origin: string;
  readonly pathname: string;
}

/** Characters that a URL parser drops or rewrites. */
const REWRITTEN = /[\0-\x1f\x7f\\]/;
const ENCODED_STRUCTURE = /%(?:[01][\da-f]|2[ef]|5c|7f)/i;

/**
 * Resolves a request's URL as `fetch` does (WHATWG URL). Refuses URLs that a reader and a server may
 * understand differently: user info, control characters, backslashes, encoded dots and slashes.
 */
export function requestTarget(url: string, baseUrl: string): RequestTarget | TargetRefusal {
  if (REWRITTEN.test(url)) {
    return 'control-character';
  }
  const parsed = parseUrl(url, baseUrl);
  if (!parsed) {
    return 'unparsable';
  }
  // The origin of a blob: URL is the origin of the page that created it.
  if (!parsed.protocol.startsWith('http')) {
    return 'other-scheme';
  }
  if (parsed.username || parsed.password) {
    return 'user-info';
  }
  // The parser removes encoded dots, so that the text is checked and not its result.
  if (ENCODED_STRUCTURE.test(url.split(/[?#]/, 1).join())) {
    return 'encoded-path';
  }
  return { origin: parsed.origin, pathname: parsed.pathname };
}
