import type { Injector } from '@angular/core';
import { Auth0ProfileError, explainRequest } from 'ngx-auth0-profile';
import type { LocatedRequest } from './located-request';

/** The error for a request that no response of the test is for. */
export function unansweredRequest(
  injector: Injector,
  { api, method, path, url }: LocatedRequest,
): Auth0ProfileError {
  const address = url.split(/[?#]/, 1).join();
  return new Auth0ProfileError(
    'configuration',
    `This test has no response for ${method} ${address}. ` +
      `Add one: controller.respond({ method: '${method}', path: '${api ? path : address}', body: … }). ` +
      'Or add provideHttpClientTesting() and answer it with HttpTestingController.' +
      (api ? '' : noToken(injector, method, address)),
  );
}

/** A rule that is missing is a likely mistake: without one, the request carries no token. */
function noToken(injector: Injector, method: string, url: string): string {
  const explanation = explainRequest(method, url, { injector });
  return explanation.matched
    ? ''
    : ` It carries no access token (${explanation.reason}): if this is an API of the application, give its withResource() in the option features.`;
}
