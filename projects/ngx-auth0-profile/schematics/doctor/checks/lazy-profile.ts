import ts from 'typescript';
import { isImported } from '../../app-code/imported-name';
import { isProvidedBelow } from '../../app-code/provided-below';
import { callsIn } from '../../app-code/root-config';
import type { ExaminedApplication } from '../examined-application';
import { placeOf, type Finding } from '../finding';

const LIBRARY = 'ngx-auth0-profile';

/** Features of the library for a route, where the root's interceptor does not see them. */
export function lazyProfile({ files, providers }: ExaminedApplication): Finding[] {
  const root = new Set<ts.Node>(providers.calls);
  return files
    .flatMap((file) => callsIn(file))
    .filter(({ expression }) => isImported(expression, 'provideAuth0Profile', LIBRARY))
    .filter((call) => !root.has(call) && isProvidedBelow(call))
    .map((call) => ({
      check: 'lazy-profile',
      severity: 'error',
      ...placeOf(call),
      message:
        'provideAuth0Profile() has no effect in the providers of a route or of a lazily loaded module. Move its features to the provideAuth0Profile() of the application.',
    }));
}
