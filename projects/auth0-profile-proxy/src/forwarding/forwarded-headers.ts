import type { UpstreamApi } from '../contract/resolved-bff.ts';

/**
 * Request headers an API gets. Everything else stays here: cookies, credentials, what names the
 * browser's address or origin, and what controls the connection (RFC 9110, section 7.6.1).
 */
const REQUEST_HEADERS = [
  ...['accept', 'accept-language', 'content-type', 'idempotency-key', 'prefer', 'range'],
  ...['if-match', 'if-none-match', 'if-modified-since', 'if-unmodified-since', 'if-range'],
];

/** Response headers a page gets. Above all no cookie, no CORS header and no challenge. */
const RESPONSE_HEADERS = [
  ...['content-type', 'content-language', 'content-disposition', 'content-range'],
  ...['accept-ranges', 'etag', 'last-modified', 'retry-after', 'link'],
  ...['ratelimit', 'ratelimit-policy', 'x-ratelimit-limit', 'x-ratelimit-remaining'],
  ...['x-ratelimit-reset', 'x-correlation-id'],
];

/** Headers that may not be passed on, whatever the options say. */
export const REFUSED_REQUEST_HEADERS: readonly string[] = [
  ...['cookie', 'authorization', 'dpop', 'host', 'origin', 'referer', 'forwarded', 'via'],
  ...['connection', 'keep-alive', 'te', 'trailer', 'transfer-encoding', 'upgrade'],
  ...['proxy-authorization', 'proxy-authenticate', 'content-length', 'expect', 'x-csrf'],
];

/** Headers of the request to an API. */
export function requestHeaders(
  received: Headers,
  api: UpstreamApi,
  token: string,
): Readonly<Record<string, string>> {
  const headers = picked(received, [...REQUEST_HEADERS, ...api.requestHeaders]);
  headers['authorization'] = `Bearer ${token}`;
  return headers;
}

/** Headers of the response to a page. */
export function responseHeaders(
  received: Pick<Headers, 'get'>,
  api: UpstreamApi,
): Readonly<Record<string, string>> {
  const headers = picked(received, RESPONSE_HEADERS);
  const location = locationOf(received.get('location'), api);
  if (location !== undefined) {
    headers['location'] = location;
  }
  return headers;
}

/** A location within the API as the page reaches it; `undefined` for any other. */
function locationOf(value: string | null, { url, path }: UpstreamApi): string | undefined {
  if (value === null) {
    return undefined;
  }
  const base = `${url.href.replace(/\/$/, '')}/`;
  const target = URL.canParse(value, base) ? new URL(value, base).href : '';
  return target.startsWith(base) ? `${path}/${target.slice(base.length)}` : undefined;
}

function picked(headers: Pick<Headers, 'get'>, names: readonly string[]): Record<string, string> {
  const found: Record<string, string> = {};
  for (const name of names) {
    const value = headers.get(name);
    if (value !== null) {
      found[name] = value;
    }
  }
  return found;
}
