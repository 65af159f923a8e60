import { isLoopback } from '../../auth0/is-loopback';
import type { ExaminedApplication } from '../examined-application';
import type { Finding } from '../finding';

/** The domain is a host name; only a loopback emulator has a scheme. */
export function domainForm({ domain, config, application }: ExaminedApplication): Finding[] {
  if (domain === undefined) {
    return [];
  }
  const path = config?.getSourceFile().fileName ?? application.mainPath;
  if (domain.includes('://') && URL.canParse(domain) && isLoopback(new URL(domain))) {
    const message = `The domain ${domain} is this machine's. Name a tenant before you deploy.`;
    return [{ check: 'loopback-domain', severity: 'warning', path, message }];
  }
  if (/^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(domain) && !/^your|example\.com$/i.test(domain)) {
    return [];
  }
  const message = `The domain '${domain}' is not the host name of a tenant. Write it as <tenant>.<region>.auth0.com, without https:// and without a slash.`;
  return [{ check: 'domain-form', severity: 'error', path, message }];
}
