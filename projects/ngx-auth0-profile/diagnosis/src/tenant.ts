/** The Auth0 tenant an application is configured for, as far as its domain tells. */
export interface Tenant {
  readonly host: string;
  /** The issuer of its tokens. */
  readonly issuer: string;
  /** Whether the domain is not one of Auth0's own, so that audience and issuer differ. */
  readonly custom: boolean;
  /** The audience of its Management API; unknown behind a custom domain. */
  readonly managementAudience: string | undefined;
}

/** The tenant behind a configured domain, or `undefined` where that is no domain. */
export function tenantOf(domain: string | undefined): Tenant | undefined {
  const trimmed = domain?.trim() ?? '';
  const url = parsed(/^https?:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`);
  // Chromium parses a host with spaces, percent-encoded.
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

/** Whether two addresses are the same, where a loopback address may be http on one side. */
export function sameAddress(one: string, other: string): boolean {
  return one === other || (one !== '' && loopbackKey(one) === loopbackKey(other));
}

/** Whether an audience means the Management API of some tenant, trailing slash or not. */
export function isManagementAudience(audience: string): boolean {
  const url = parsed(audience);
  return (
    url !== undefined &&
    /^\/api\/v2\/?$/.test(url.pathname) &&
    (isAuth0Host(url.hostname) || isLoopback(url.hostname))
  );
}

/** The URL that a text names, or `undefined`. */
export function parsed(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

/** Whether the host is one that Auth0 gives to tenants. */
export function isAuth0Host(hostname: string): boolean {
  return hostname.endsWith('.auth0.com');
}

/** Whether two hosts may be one tenant: one of Auth0's own and a custom domain. */
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
  const url = parsed(text);
  return url && isLoopback(url.hostname) ? text.replace(/^https?:/i, 'loopback:') : text;
}
