import type { ProfileProxyOptions } from '../contract/profile-proxy-options.ts';
import type { ResolvedOptions } from '../contract/resolved-options.ts';
import { resolveOptions } from '../options/resolve-options.ts';
import { checkAudience } from './check-audience.ts';
import { checkTenant } from './check-tenant.ts';
import { ok, type ConfigurationFinding } from './configuration-finding.ts';

/**
 * Tests a configuration against the tenant: issuer, keys, client credentials, the scopes of the
 * machine-to-machine application (missing and excessive ones), the store. Changes nothing.
 *
 * @throws InvalidOptionsError `invalid-options`
 */
export async function checkConfiguration(
  options: ProfileProxyOptions,
): Promise<ConfigurationFinding[]> {
  const resolved = resolveOptions(options);
  const findings = await Promise.all([checkTenant(resolved), checkAudience(resolved)]);
  return [ok('The options are complete.'), ...checkOrigins(resolved), ...findings.flat()];
}

/** Without origins a page can call the proxy only from the proxy's own origin. */
function checkOrigins({ allowedOrigins }: ResolvedOptions): ConfigurationFinding[] {
  if (allowedOrigins.size > 0) {
    return [ok(`Pages of ${allowedOrigins.size} web origin(s) may call the proxy.`)];
  }
  return [
    {
      result: 'warning',
      text: 'No web origin may call the proxy, so browsers refuse its answers. Set allowedOrigins (PROXY_ALLOWED_ORIGINS), unless the page and the proxy share one origin.',
    },
  ];
}
