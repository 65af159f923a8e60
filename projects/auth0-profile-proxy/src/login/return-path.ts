/** Every login in progress has a cookie with its path, and servers limit the size of all cookies. */
const MAX_LENGTH = 500;

/**
 * A path of the application to return to; `undefined` when the value leads anywhere else: to another
 * origin, in any spelling a browser understands, or to a route of the BFF itself, which could end the
 * session that was just created.
 */
export function returnPath(
  value: string,
  { origin, basePath }: { readonly origin: string; readonly basePath: string },
): string | undefined {
  if (value.length > MAX_LENGTH || !value.startsWith('/') || !URL.canParse(value, origin)) {
    return undefined;
  }
  const url = new URL(value, origin);
  const isOwn = url.pathname === basePath || url.pathname.startsWith(`${basePath}/`);
  // "//host", "/\host" and a tab or line break between the slashes name another host.
  return url.origin === origin && !url.pathname.startsWith('//') && !isOwn
    ? `${url.pathname}${url.search}${url.hash}`
    : undefined;
}

/** The path with a parameter that tells the page why the login failed. */
export function withLoginError(path: string, code: string, origin: string): string {
  const url = new URL(path, origin);
  url.searchParams.set('login_error', code);
  return `${url.pathname}${url.search}${url.hash}`;
}
