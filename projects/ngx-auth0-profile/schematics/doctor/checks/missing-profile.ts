import { findCall, findForRoot } from '../../app-code/root-providers';
import type { ExaminedApplication } from '../examined-application';
import type { Finding } from '../finding';

const LIBRARY = 'ngx-auth0-profile';

/** The library's features and its texts come with its provider. */
export function missingProfile({ providers, application }: ExaminedApplication): Finding[] {
  const present =
    findCall(providers, 'provideAuth0Profile', LIBRARY) ??
    findForRoot(providers, 'Auth0ProfileModule', LIBRARY);
  if (present) {
    return [];
  }
  return [
    {
      check: 'missing-profile',
      severity: 'error',
      path: application.mainPath,
      message:
        'provideAuth0Profile() is not among the root providers. Add it, or run ng add ngx-auth0-profile.',
    },
  ];
}
