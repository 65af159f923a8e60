import { isImported } from '../../app-code/imported-name';
import { pathOf, type ExaminedApplication } from '../examined-application';
import type { Finding } from '../finding';

const HTTP = '@angular/common/http';

/** A second HttpClient in the root injector undoes features of the first. */
export function secondHttpClient({ providers }: ExaminedApplication): Finding[] {
  const calls = providers.calls.filter(({ expression }) =>
    isImported(expression, 'provideHttpClient', HTTP),
  );
  const modules = providers.names.filter((name) => isImported(name, 'HttpClientModule', HTTP));
  return [...calls, ...modules].slice(1).map((node) => ({
    check: 'second-http-client',
    severity: 'error',
    path: pathOf(node),
    message:
      'HttpClient is provided more than once in the root injector, and one set of features undoes the other. Merge them into one provideHttpClient(...).',
  }));
}
