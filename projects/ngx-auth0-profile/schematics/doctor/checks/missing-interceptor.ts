import { findForRoot } from '../../app-code/root-providers';
import { isImported } from '../../app-code/imported-name';
import { callsIn } from '../../app-code/root-config';
import ts from 'typescript';
import type { ExaminedApplication } from '../examined-application';
import type { Finding } from '../finding';

const LIBRARY = 'ngx-auth0-profile';
const HTTP = '@angular/common/http';

/** Without the interceptor requests of the application's own HttpClient leave without a token. */
export function missingInterceptor({
  providers,
  values,
  login,
  application,
}: ExaminedApplication): Finding[] {
  if (findForRoot(providers, 'Auth0ProfileModule', LIBRARY)) {
    return [];
  }
  const present = providers.calls
    .filter(({ expression }) => isImported(expression, 'provideHttpClient', HTTP))
    .flatMap((call) => callsIn(call))
    .filter(({ expression }) => isImported(expression, 'withInterceptors', HTTP))
    .some(({ arguments: [list] }) => {
      const array = list && values.resolve(list);
      return array && ts.isArrayLiteralExpression(array)
        ? array.elements.some((each) => isImported(each, 'profileInterceptor', LIBRARY))
        : list?.getText().includes('profileInterceptor');
    });
  if (present) {
    return [];
  }
  return [
    {
      check: 'missing-interceptor',
      severity: 'error',
      path: application.mainPath,
      message: `profileInterceptor is not among the interceptors, so requests to ${
        login.bff
          ? 'APIs behind the BFF leave without the header that it requires'
          : 'the Management API leave without a token'
      }. Provide it: provideHttpClient(withInterceptors([profileInterceptor])).`,
    },
  ];
}
