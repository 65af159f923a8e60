import { isLoopback } from './is-loopback';

/**
 * The identifier of the Management API of a tenant; `undefined` for a custom domain, whose tenant
 * keeps the identifier of its own domain.
 */
export function ownAudience(domain: string): string | undefined {
  const origin = (domain.includes('://') ? domain : `https://${domain}`).replace(/\/+$/, '');
  if (!URL.canParse(origin)) {
    return undefined;
  }
  const url = new URL(origin);
  return url.hostname.endsWith('.auth0.com') || isLoopback(url) ? `${origin}/api/v2/` : undefined;
}
