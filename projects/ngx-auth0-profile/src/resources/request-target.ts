/** Why a URL can never carry a token, whatever is configured. */
export type TargetRefusal =
  'unparsable' | 'other-scheme' | 'user-info' | 'control-character' | 'encoded-path';

/** Where a request really goes, as the browser understands its URL. */
export interface RequestTarget {
  readonly origin: string;
  readonly pathname: string;
}

/** Characters a browser drops or rewrites. */
export const REWRITTEN = /[\0-\x1f\x7f\\]/;
const ENCODED_STRUCTURE = /%(?:[01][\da-f]|2[ef]|5c|7f)/i;

/**
 * Resolves a request's URL the way `fetch` does (WHATWG URL), and refuses what means one thing to a
 * reader and another to a server: user info, control characters, backslashes, encoded dots and
 * slashes.
 */
export function requestTarget(url: string, baseUrl: string): RequestTarget | TargetRefusal {
  if (REWRITTEN.test(url)) {
    return 'control-character';
  }
  if (!URL.canParse(url, baseUrl)) {
    return 'unparsable';
  }
  const parsed = new URL(url, baseUrl);
  // The origin of a blob: URL is that of the page that made it.
  if (!parsed.protocol.startsWith('http')) {
    return 'other-scheme';
  }
  if (parsed.username || parsed.password) {
    return 'user-info';
  }
  if (ENCODED_STRUCTURE.test(url.split(/[?#]/, 1).join())) {
    return 'encoded-path';
  }
  return { origin: parsed.origin, pathname: parsed.pathname };
}
