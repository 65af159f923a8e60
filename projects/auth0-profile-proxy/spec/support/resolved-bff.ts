import type { ProfileBffOptions } from '../../src/index.ts';
import type { ResolvedBff } from '../../src/contract/resolved-bff.ts';
import { resolveBffOptions } from '../../src/options/resolve-bff-options.ts';

/** Resolved options of a BFF at https://app.example.com. */
export function resolvedBff(options: Partial<ProfileBffOptions> = {}): ResolvedBff {
  return resolveBffOptions({
    domain: 'tenant.eu.auth0.com',
    url: 'https://app.example.com',
    clientId: 'web',
    clientSecret: 'web-application-secret-of-the-specs',
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    ...options,
  });
}
