/** How a cookie is set. It is always HttpOnly, for the path `/`, without `Domain`. */
export interface CookieAttributes {
  readonly secure: boolean;
  readonly sameSite: 'Strict' | 'Lax';
  readonly maxAgeSeconds: number;
}

/**
 * The value of a cookie. `undefined` when there is none, and when there are several of that name: then
 * another host, port or path has set one, and nobody can tell which.
 */
export function readCookie(headers: Headers, name: string): string | undefined {
  const [pair, ...others] = pairsOf(headers).filter((one) => one.startsWith(`${name}=`));
  return pair !== undefined && others.length === 0 ? pair.slice(name.length + 1) : undefined;
}

/** Names of a request's cookies that begin with a prefix. */
export function cookieNames(headers: Headers, prefix: string): string[] {
  const names = pairsOf(headers)
    .map((pair) => pair.split('=', 1)[0] ?? '')
    .filter((name) => name.startsWith(prefix));
  return [...new Set(names)];
}

/** A `Set-Cookie` value. */
export function setCookie(
  name: string,
  value: string,
  { secure, sameSite, maxAgeSeconds }: CookieAttributes,
): string {
  return [
    `${name}=${value}`,
    'Path=/',
    `Max-Age=${Math.floor(maxAgeSeconds)}`,
    'HttpOnly',
    ...(secure ? ['Secure'] : []),
    `SameSite=${sameSite}`,
  ].join('; ');
}

/** A `Set-Cookie` value that removes a cookie. */
export function removeCookie(
  name: string,
  attributes: Omit<CookieAttributes, 'maxAgeSeconds'>,
): string {
  return setCookie(name, '', { ...attributes, maxAgeSeconds: 0 });
}

function pairsOf(headers: Headers): string[] {
  return (headers.get('cookie') ?? '').split(';').map((pair) => pair.trim());
}
