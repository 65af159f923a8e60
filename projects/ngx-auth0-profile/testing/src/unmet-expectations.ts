import { Auth0ProfileError } from 'ngx-auth0-profile';
import type { TestFailure } from './test-failure';
import type { TestTenant } from './test-tenant';

/** The error for requests without a response and failures that did not happen, if there are any. */
export function unmetExpectations({
  unanswered,
  failures,
}: Pick<TestTenant, 'unanswered' | 'failures'>): Auth0ProfileError | undefined {
  const requests = unanswered.map(({ method, url }) => `${method} ${url.split(/[?#]/, 1).join()}`);
  const problems = [
    ...(requests.length > 0
      ? [`No response for ${requests.join(', ')}: add it with controller.respond().`]
      : []),
    ...failures.unused.map(
      (failure) => `The failure ${JSON.stringify(failure)} did not happen: ${remedy(failure)}`,
    ),
  ];
  return problems.length > 0
    ? new Auth0ProfileError('configuration', problems.join(' '))
    : undefined;
}

function remedy(failure: TestFailure): string {
  if ('token' in failure) {
    return 'a cached access token was used. Call expireTokens() before.';
  }
  return 'popup' in failure
    ? "no popup was opened. Add withStepUp('popup') to the option features."
    : 'no request matched it. Compare its method and path with controller.sent.';
}
