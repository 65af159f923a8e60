import { shown, type Mistakes } from './mistakes.ts';
import { isSecureUrl } from '../url/secure-url.ts';

/**
 * Origin of a tenant from its domain: `tenant.eu.auth0.com`, or a whole origin such as
 * `http://localhost:4400`. Plain http is accepted on the loopback interface only.
 */
export function tenantOrigin(member: string, domain: string, mistakes: Mistakes): string {
  if (domain === '') {
    return '';
  }
  const text = domain.includes('://') ? domain : `https://${domain}`;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || url.pathname !== '/' || url.search || url.hash || url.username) {
    mistakes.add(member, `is ${shown(domain)}. Set it to a domain such as "tenant.eu.auth0.com".`);
    return '';
  }
  if (!isSecureUrl(url)) {
    mistakes.add(
      member,
      `is ${shown(domain)}. Use https; http is accepted for loopback addresses only.`,
    );
    return '';
  }
  return url.origin;
}

/** A web origin exactly as browsers send it. */
export function webOrigin(member: string, value: string, mistakes: Mistakes): string {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url && url.origin === value && isSecureUrl(url)) {
    return value;
  }
  if (url && url.origin === value && url.protocol === 'http:') {
    mistakes.add(
      member,
      `holds ${shown(value)}. Use https; http is accepted for loopback addresses only, such as "http://localhost:4200".`,
    );
    return '';
  }
  mistakes.add(
    member,
    `holds ${shown(value)}. Set origins such as "https://app.example.com": scheme and host, no path, no "*".`,
  );
  return '';
}
