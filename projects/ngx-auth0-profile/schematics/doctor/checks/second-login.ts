import type { ExaminedApplication } from '../examined-application';
import { placeOf, type Finding } from '../finding';

/** Either the back end logs users in, or the page does. */
export function secondLogin({ login, auth0 }: ExaminedApplication): Finding[] {
  const other = login.auth0Angular ?? auth0;
  if (!login.bff || !other) {
    return [];
  }
  return [
    {
      check: 'second-login',
      severity: 'error',
      ...placeOf(other),
      message:
        'With withBff() the back end logs users in, and here the page logs them in too. Remove withAuth0Angular() and provideAuth0(), or withBff().',
    },
  ];
}
