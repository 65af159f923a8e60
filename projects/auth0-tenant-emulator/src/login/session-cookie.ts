import type { Context } from 'hono';
import { generateCookie, getCookie } from 'hono/cookie';
import type { Session } from '../state/grants.ts';
import type { TenantContext, TenantEnv } from '../tenant-context.ts';

/** The valid session a request's cookie names, if any. */
export function currentSession(tenant: TenantContext, c: Context<TenantEnv>): Session | undefined {
  const id = getCookie(c, cookieName(c));
  const session = id === undefined ? undefined : tenant.state.sessions.get(id);
  if (session === undefined) {
    return undefined;
  }
  if (session.expiresAt > tenant.clock.now() && tenant.state.users.has(session.userId)) {
    return session;
  }
  tenant.state.sessions.delete(session.id);
  return undefined;
}

/** Puts a session's cookie on the response. */
export function sendSessionCookie(c: Context<TenantEnv>, session: Session): void {
  c.get('cookies').push(generateCookie(cookieName(c), session.id, cookieOptions(c)));
}

/** Takes the session's cookie away. */
export function clearSessionCookie(c: Context<TenantEnv>): void {
  c.get('cookies').push(generateCookie(cookieName(c), '', { ...cookieOptions(c), maxAge: 0 }));
}

/**
 * Cookies do not keep the ports of one host apart, so the port is part of the name: two tenants on
 * localhost would otherwise log each other out.
 */
function cookieName(c: Context<TenantEnv>): string {
  const { port } = new URL(c.get('issuer'));
  return port === '' ? 'auth0' : `auth0_${port}`;
}

function cookieOptions(c: Context<TenantEnv>): {
  path: string;
  httpOnly: boolean;
  secure: boolean;
  sameSite: 'Lax' | 'None';
} {
  const secure = c.get('issuer').startsWith('https:');
  return { path: '/', httpOnly: true, secure, sameSite: secure ? 'None' : 'Lax' };
}
