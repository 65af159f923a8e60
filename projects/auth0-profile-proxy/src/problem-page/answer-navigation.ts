import { createMiddleware } from 'hono/factory';
import type { ResolvedBff } from '../contract/resolved-bff.ts';
import { returnPath, withLoginError } from '../login/return-path.ts';
import type { ProxyEnvironment } from '../middleware/proxy-environment.ts';
import type { Problem } from '../problem/problem.ts';
import { isLoopbackHost } from '../url/loopback.ts';
import { problemPage } from './problem-page.ts';
import { problemPageLanguage } from './problem-page-language.ts';

/**
 * Answers a browser that opens a path of a login with a page, where the answer would be a problem in JSON.
 * Requests of scripts and servers still get JSON.
 */
export function answerNavigation(bff: ResolvedBff) {
  const { host, protocol, hostname } = new URL(bff.origin);
  const isDevelopment = protocol === 'http:' && isLoopbackHost(hostname);
  return createMiddleware<ProxyEnvironment>(async (context, next) => {
    await next();
    const { problem, requestId } = context.get('record');
    const request = context.req.raw;
    if (!problem || !showsPage(request)) {
      return;
    }
    const texts = problemPageLanguage(request.headers.get('accept-language') ?? '');
    const backTo = pathBack(request, problem, bff);
    const html = problemPage(problem, { texts, host, backTo, requestId, isDevelopment });
    const headers = new Headers({
      'content-type': 'text/html; charset=utf-8',
      'content-language': texts.locale,
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
      vary: 'Accept, Accept-Language',
    });
    const retryAfter = context.res.headers.get('retry-after');
    if (retryAfter !== null) {
      headers.set('retry-after', retryAfter);
    }
    // Hono would keep headers of the former response otherwise, the content type among them.
    context.res = undefined;
    context.res = new Response(html, { status: problem.status, headers });
  });
}

/** Browsers request HTML when they open a page, and say into what it is loaded. */
function showsPage({ method, headers }: Request): boolean {
  return (
    method === 'GET' &&
    (headers.get('accept') ?? '').includes('text/html') &&
    (headers.get('sec-fetch-mode') ?? 'navigate') === 'navigate' &&
    (headers.get('sec-fetch-dest') ?? 'document') === 'document'
  );
}

/** The page that started the login, where it is one of the application; told why the login failed. */
function pathBack(
  request: Request,
  { code }: Problem,
  { origin, profile, login }: ResolvedBff,
): string {
  const { pathname, searchParams } = new URL(request.url);
  if (pathname !== `${profile.basePath}/login`) {
    return login.afterLoginPath;
  }
  const wanted = returnPath(searchParams.get('returnTo') ?? '', { origin, ...profile });
  return withLoginError(wanted ?? login.afterLoginPath, code.replaceAll('-', '_'), origin);
}
