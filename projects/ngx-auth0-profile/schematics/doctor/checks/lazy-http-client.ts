import ts from 'typescript';
import { isImported } from '../../app-code/imported-name';
import { isProvidedBelow } from '../../app-code/provided-below';
import { callsIn } from '../../app-code/root-config';
import type { ExaminedApplication } from '../examined-application';
import { placeOf, type Finding } from '../finding';

const HTTP = '@angular/common/http';

/** A route or component with an HttpClient of its own, whose requests the root's interceptors never see. */
export function lazyHttpClient({ files, providers }: ExaminedApplication): Finding[] {
  const root = new Set<ts.Node>(providers.calls);
  return files
    .flatMap((file) => callsIn(file))
    .filter((call) => isImported(call.expression, 'provideHttpClient', HTTP) && !root.has(call))
    .filter((call) => isProvidedBelow(call))
    .filter(
      (call) =>
        !callsIn(call).some(({ expression }) =>
          isImported(expression, 'withRequestsMadeViaParent', HTTP),
        ) && !call.getText().includes('profileInterceptor'),
    )
    .map((call) => ({
      check: 'lazy-http-client',
      severity: 'warning',
      ...placeOf(call),
      message:
        'This HttpClient is of its own, and the interceptors of the root do not see its requests: they leave without a token. Remove it, or give it withRequestsMadeViaParent().',
    }));
}
