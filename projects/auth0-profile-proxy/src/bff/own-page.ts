import { createMiddleware } from 'hono/factory';
import type { ResolvedBff } from '../contract/resolved-bff.ts';
import { Problem } from '../problem/problem.ts';

/** The header every request of a page has to have, with the value `1`. */
const CSRF_HEADER = 'x-csrf';

/**
 * Refuses requests that another origin may have caused. Such an origin can send the header only after
 * a preflight request, which the BFF never allows (Fetch Standard, "CORS-preflight request"); forms,
 * images, scripts and navigations cannot send it at all. `Origin` is checked for every request before
 * this, `Sec-Fetch-Site` in addition, where the browser sends it. Paths that a browser navigates to,
 * or a server calls, have checks of their own.
 */
export function ownPage({ profile }: Pick<ResolvedBff, 'profile'>, except: readonly string[]) {
  const exempt = new Set(except.map((path) => profile.basePath + path));
  return createMiddleware(async (context, next) => {
    // The same value the routes are matched by, so that no spelling of a path is exempt only here.
    if (!exempt.has(context.req.path)) {
      checkOwnPage(context.req.raw.headers);
    }
    await next();
  });
}

/**
 * Checks that a page of this origin sent a request.
 *
 * @throws Problem `cross-site-request`
 */
export function checkOwnPage(headers: Headers): void {
  if (headers.get(CSRF_HEADER) !== '1') {
    throw new Problem(
      'cross-site-request',
      `The header "${CSRF_HEADER}: 1" is missing. Send it with every request of the page.`,
    );
  }
  const site = headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin') {
    throw new Problem('cross-site-request', 'A page of another origin sent the request.');
  }
}

/**
 * Checks that a browser opens a path as a page, and does not load it into another one. Browsers that
 * do not say so are accepted.
 *
 * @throws Problem `cross-site-request`
 */
export function checkNavigation(request: Request): void {
  const { headers, method } = request;
  const mode = headers.get('sec-fetch-mode') ?? 'navigate';
  const destination = headers.get('sec-fetch-dest') ?? 'document';
  if (method === 'GET' && mode === 'navigate' && destination === 'document') {
    return;
  }
  throw new Problem('cross-site-request', 'This path is for a navigation of the browser.');
}

/**
 * Checks that a link of the application, or the user, opens a path: a browser that does not say so is
 * refused, and so is one that only loads the page in advance.
 *
 * @throws Problem `cross-site-request`
 */
export function checkOwnNavigation(request: Request): void {
  checkNavigation(request);
  const { headers } = request;
  const site = headers.get('sec-fetch-site') ?? '';
  if (['same-origin', 'none'].includes(site) && !headers.has('sec-purpose')) {
    return;
  }
  throw new Problem(
    'cross-site-request',
    'A link of another origin opened this path. Send a POST request of the page instead.',
  );
}
