import type { ValueKey } from './configured-values';

/** The names under which `environment.auth0` holds the values of the set-up. */
export type EnvironmentKeys = Readonly<Record<ValueKey, string>>;

/** The names that `ng add` writes itself. */
export const ownKeys: EnvironmentKeys = {
  domain: 'domain',
  clientId: 'clientId',
  audience: 'audience',
  proxyUrl: 'proxyUrl',
};
