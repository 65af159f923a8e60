import ts from 'typescript';
import { textValue } from '../../app-code/text-value';
import { valueOf } from '../../app-code/value-resolver';
import type { ExaminedApplication } from '../examined-application';
import { placeOf, type Finding } from '../finding';

/** What creates Auth0's service, which completes the login, or completes it itself. `provideAuth0Profile()` does both. */
const COMPLETES =
  /\b(provideAuth0Profile|Auth0ProfileModule|AuthService|AuthGuard|authGuardFn|authHttpInterceptorFn|AuthHttpInterceptor|handleRedirectCallback)\b/;

/** A login that ends on a page where nothing exchanges the code: the user stays logged out. */
export function unfinishedLogin(application: ExaminedApplication): Finding[] {
  const { auth0, config, values, files } = application;
  if (!auth0) {
    return [];
  }
  const mentions = (pattern: RegExp) => files.some(({ text }) => pattern.test(text));
  const skip = config && valueOf(values, config, 'skipRedirectCallback');
  const finding = (node: ts.Node, message: string): Finding[] => [
    { check: 'unfinished-login', severity: 'warning', ...placeOf(node), message },
  ];
  if (skip?.kind === ts.SyntaxKind.TrueKeyword && !mentions(/\bhandleRedirectCallback\(/)) {
    return finding(
      skip,
      'skipRedirectCallback leaves the end of a login to the application, and nothing calls handleRedirectCallback(). Call it on the callback page, or remove the option.',
    );
  }
  if (!mentions(COMPLETES)) {
    return finding(
      auth0,
      "Nothing creates Auth0's AuthService when the application starts, so nobody completes a login. Add provideAuth0Profile(), or inject AuthService in the root component.",
    );
  }
  return callbackWithoutRoute(application, finding);
}

function callbackWithoutRoute(
  { params, values, files }: ExaminedApplication,
  finding: (node: ts.Node, message: string) => Finding[],
): Finding[] {
  const address = params && valueOf(values, params, 'redirect_uri');
  const last = address ? textValue(values, address).at(-1) : undefined;
  const path =
    typeof last === 'string' ? /^(?:https?:\/\/[^/]+)?\/([^?#]+)$/.exec(last)?.[1] : undefined;
  const isRouted = files.some(({ text }) =>
    [...text.matchAll(/\bpath:\s*['"]([^'"]*)['"]/g)].some(
      ([, route]) => route === '**' || (path !== undefined && route === path.split('/')[0]),
    ),
  );
  const hasRoutes = files.some(({ text }) => /\bpath:\s*['"]/.test(text));
  return address && path && hasRoutes && !isRouted && !path.endsWith('.html')
    ? finding(
        address,
        `Auth0 sends users back to /${path}, and no route has that path, so the router refuses the page. Add a route '${path}'.`,
      )
    : [];
}
