/** The configured domain of an application. */
export interface Auth0Domain {
  readonly host: string;
  /** The issuer of its tokens. */
  readonly issuer: string;
  /** Whether it is a custom domain, so that issuer and audience have different hosts. */
  readonly custom: boolean;
  /** The audience of its Management API; unknown for a custom domain. */
  readonly managementAudience: string | undefined;
}

/** Parses a configured domain; `undefined` if it is not a domain. */
export function parseAuth0Domain(domain: string | undefined): Auth0Domain | undefined {
  const trimmed = domain?.trim() ?? '';
  const url = parseUrl(/^https?:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`);
  // Chromium accepts a host with spaces and percent-encodes them.
  if (url === undefined || !/^[\w.:[\]-]+$/.test(url.hostname)) {
    return undefined;
  }
  const custom = isCustomDomain(url.hostname);
  return {
    host: url.host,
    issuer: `${url.origin}/`,
    custom,
    managementAudience: custom ? undefined : `${url.origin}/api/v2/`,
  };
}

/** Whether two URLs are equal; for loopback addresses http and https are equal. */
export function sameAddress(one: string, other: string): boolean {
  return one === other || (one !== '' && loopbackKey(one) === loopbackKey(other));
}

/** Whether an audience is the Management API of a tenant, with or without trailing slash. */
export function isManagementAudience(audience: string): boolean {
  const url = parseUrl(audience);
  return (
    url !== undefined &&
    /^\/api\/v2\/?$/.test(url.pathname) &&
    (isAuth0Host(url.hostname) || isLoopback(url.hostname))
  );
}

/** Whether an audience is the My Account API of a tenant, which a custom domain can have too. */
export function isMyAccountAudience(audience: string, ownHost: string | undefined): boolean {
  const url = parseUrl(audience);
  return (
    url?.pathname === '/me/' &&
    (isAuth0Host(url.hostname) || isLoopback(url.hostname) || url.host === ownHost)
  );
}

/** Parses a URL; `undefined` if it is not one. */
export function parseUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

/** Whether the host is a tenant domain. */
export function isAuth0Host(hostname: string): boolean {
  return hostname.endsWith('.auth0.com');
}

/** Whether two hosts may belong to one tenant: a tenant domain and a custom domain. */
export function mayBeOneTenant(one: string, other: string): boolean {
  return (isAuth0Host(one) && isCustomDomain(other)) || (isCustomDomain(one) && isAuth0Host(other));
}

function isCustomDomain(hostname: string): boolean {
  return hostname !== '' && !isAuth0Host(hostname) && !isLoopback(hostname);
}

function isLoopback(hostname: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

function loopbackKey(text: string): string {
  const url = parseUrl(text);
  return url && isLoopback(url.hostname) ? text.replace(/^https?:/i, 'loopback:') : text;
}
