import { propertyValue } from '../../app-code/property-value';
import { pathOf, type ExaminedApplication } from '../examined-application';
import type { Finding } from '../finding';

/** Since version 2 of auth0-angular these belong inside `authorizationParams` and are ignored outside. */
export function misplacedParams({ config }: ExaminedApplication): Finding[] {
  if (!config) {
    return [];
  }
  return ['audience', 'scope', 'redirect_uri', 'redirectUri']
    .filter((name) => propertyValue(config, name) !== undefined)
    .map((name) => ({
      check: 'misplaced-params',
      severity: 'error' as const,
      path: pathOf(config),
      message: `'${name}' beside domain and clientId is ignored. Move it into authorizationParams${name === 'redirectUri' ? ' as redirect_uri' : ''}.`,
    }));
}
