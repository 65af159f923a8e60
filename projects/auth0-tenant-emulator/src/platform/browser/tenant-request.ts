import type { CookieJar } from './cookie-jar.ts';

const WITHOUT_BODY = new Set(['GET', 'HEAD']);

/**
 * A request as a tenant with a host of its own would get it: below `/`, and with the headers that a browser
 * adds after its service worker (Fetch §4.6: `Cookie`, `Origin`).
 */
export async function tenantRequest(
  request: Request,
  basePath: string,
  cookies: CookieJar,
): Promise<Request> {
  const url = new URL(request.url);
  url.pathname = url.pathname.slice(basePath.length);
  const hasBody = !WITHOUT_BODY.has(request.method);
  const headers = new Headers(request.headers);
  if (hasBody && !headers.has('origin')) {
    headers.set('origin', url.origin);
  }
  const cookie = request.credentials === 'omit' ? undefined : cookies.header();
  if (cookie !== undefined) {
    headers.set('cookie', cookie);
  }
  const copy = new Request(url, {
    method: request.method,
    headers,
    ...(hasBody ? { body: await request.arrayBuffer() } : {}),
  });
  // A request drops such headers; a Headers object of its own keeps them.
  return Object.defineProperty(copy, 'headers', { value: headers });
}
