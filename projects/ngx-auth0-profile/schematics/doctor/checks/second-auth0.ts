import { isImported } from '../../app-code/imported-name';
import { isForRoot } from '../../app-code/root-providers';
import { pathOf, type ExaminedApplication } from '../examined-application';
import type { Finding } from '../finding';

const AUTH0 = '@auth0/auth0-angular';

/** Of two configurations the later one wins, whichever the developer has in mind. */
export function secondAuth0({ providers }: ExaminedApplication): Finding[] {
  const setups = providers.calls.filter(
    (call) =>
      isImported(call.expression, 'provideAuth0', AUTH0) || isForRoot(call, 'AuthModule', AUTH0),
  );
  return setups.slice(1).map((setup) => ({
    check: 'second-auth0',
    severity: 'error',
    path: pathOf(setup),
    message: `Auth0 is configured ${String(setups.length)} times, and the last one wins. Keep one of provideAuth0(...) and AuthModule.forRoot(...).`,
  }));
}
