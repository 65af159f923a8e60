import { isImported } from '../../app-code/imported-name';
import { pathOf, type ExaminedApplication } from '../examined-application';
import type { Finding } from '../finding';

const HTTP = '@angular/common/http';

/** Of two HttpClients in the root injector all interceptors are called; of their other features the last wins. */
export function secondHttpClient({ providers }: ExaminedApplication): Finding[] {
  const calls = providers.calls.filter(({ expression }) =>
    isImported(expression, 'provideHttpClient', HTTP),
  );
  const modules = providers.names.filter((name) => isImported(name, 'HttpClientModule', HTTP));
  return [...calls, ...modules].slice(1).map((node) => ({
    check: 'second-http-client',
    severity: 'warning',
    path: pathOf(node),
    message:
      'HttpClient is provided more than once in the root injector. The interceptors of all of them are called; of their other features the last wins. Merge them into one provideHttpClient(...).',
  }));
}
