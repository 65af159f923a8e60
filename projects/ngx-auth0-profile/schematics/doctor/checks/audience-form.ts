import { isLoopback } from '../../auth0/is-loopback';
import { valueOf } from '../../app-code/value-resolver';
import { pathOf, type ExaminedApplication } from '../examined-application';
import type { Finding } from '../finding';

/** The Management API's identifier is exact: scheme, tenant, slash at the end. */
export function audienceForm({ params, values, domain }: ExaminedApplication): Finding[] {
  const node = params && valueOf(values, params, 'audience');
  const audience = node && values.resolveString(node);
  if (!node || !audience || !/\/api\/v2\/?$/.test(audience)) {
    return [];
  }
  const finding = (check: string, message: string): Finding[] => [
    { check, severity: 'error', path: pathOf(node), message },
  ];
  if (!audience.endsWith('/')) {
    return finding(
      'audience-slash',
      `The audience ${audience} lacks the slash at its end, so Auth0 knows no such API. Write ${audience}/`,
    );
  }
  const url = URL.canParse(audience) ? new URL(audience) : undefined;
  if (!url) {
    return finding(
      'audience-domain',
      `The audience ${audience} lacks https://. Write https://${audience.replace(/^\/+/, '')}`,
    );
  }
  if (!domain) {
    return [];
  }
  const host = new URL(domain.includes('://') ? domain : `https://${domain}`).host;
  const custom = !isTenant(host) && !isLoopback(url);
  if (host === url.host && !custom) {
    return [];
  }
  // A custom domain logs in, the tenant's own domain names its API.
  if (custom && isTenant(url.host)) {
    return [];
  }
  return finding(
    'audience-domain',
    custom
      ? `The audience ${audience} is not that of a tenant: with a custom domain the Management API keeps the tenant's own, https://<tenant>.<region>.auth0.com/api/v2/.`
      : `The audience ${audience} belongs to another domain than ${domain}. Write https://${host}/api/v2/`,
  );
}

function isTenant(host: string): boolean {
  return host.endsWith('.auth0.com');
}
