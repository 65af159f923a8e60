import { valueOf } from '../../app-code/value-resolver';
import type { ExaminedApplication } from '../examined-application';
import { placeOf, type Finding } from '../finding';

/** Since version 2 of auth0-angular these belong inside `authorizationParams` and are ignored outside. */
export function misplacedParams({ config, values }: ExaminedApplication): Finding[] {
  return ['audience', 'scope', 'redirect_uri', 'redirectUri'].flatMap((name) => {
    const value = config && valueOf(values, config, name);
    return value
      ? [
          {
            check: 'misplaced-params',
            severity: 'error' as const,
            ...placeOf(value),
            message: `'${name}' beside domain and clientId is ignored. Move it into authorizationParams${name === 'redirectUri' ? ' as redirect_uri' : ''}.`,
          },
        ]
      : [];
  });
}
