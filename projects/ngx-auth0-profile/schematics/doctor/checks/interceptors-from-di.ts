import { isImported } from '../../app-code/imported-name';
import { callsIn } from '../../app-code/root-config';
import { findCall } from '../../app-code/root-providers';
import { pathOf, type ExaminedApplication } from '../examined-application';
import type { Finding } from '../finding';

const HTTP = '@angular/common/http';

/** Class interceptors are called only where `withInterceptorsFromDi` says so. */
export function interceptorsFromDi({ providers, files }: ExaminedApplication): Finding[] {
  const client = findCall(providers, 'provideHttpClient', HTTP);
  const classes = files.find((file) => /provide:\s*HTTP_INTERCEPTORS/.test(file.text));
  if (!client || !classes) {
    return [];
  }
  const called = callsIn(client).some(({ expression }) =>
    isImported(expression, 'withInterceptorsFromDi', HTTP),
  );
  if (called) {
    return [];
  }
  return [
    {
      check: 'interceptors-from-di',
      severity: 'warning',
      path: pathOf(client),
      message: `The class interceptors provided in ${classes.fileName} are never called. Add withInterceptorsFromDi() to provideHttpClient(...).`,
    },
  ];
}
