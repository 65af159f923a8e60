import type { ExaminedApplication } from '../examined-application';
import type { Finding } from '../finding';

/** Without Auth0's own configuration there is no login and no token. */
export function missingAuth0({ auth0, login, application }: ExaminedApplication): Finding[] {
  // In BFF mode the back end has the tenant.
  if (auth0 ?? login.bff) {
    return [];
  }
  return [
    {
      check: 'missing-auth0',
      severity: 'error',
      path: application.mainPath,
      message:
        'The application configures no Auth0 tenant. Add provideAuth0({ domain, clientId }) to its providers, or run ng add ngx-auth0-profile.',
    },
  ];
}
