import { generateCookie, getCookie } from 'hono/cookie';
import type { Session } from '../state/grants.ts';
import type { RequestContext } from '../tenant/tenant-context.ts';

/** The valid session a request's cookie names, if any. */
export function currentSession(c: RequestContext): Session | undefined {
  const { tenant } = c.var;
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

/** Adds a session's cookie to the response. */
export function sendSessionCookie(c: RequestContext, session: Session): void {
  c.get('cookies').push(generateCookie(cookieName(c), session.id, cookieOptions(c)));
}

/** Removes the session's cookie. */
export function clearSessionCookie(c: RequestContext): void {
  c.get('cookies').push(generateCookie(cookieName(c), '', { ...cookieOptions(c), maxAge: 0 }));
}

/**
 * Cookies do not keep the ports of one host apart, so the port is part of the name: two tenants on
 * localhost would otherwise log each other out.
 */
function cookieName(c: RequestContext): string {
  const { port } = new URL(c.get('issuer'));
  return port === '' ? 'auth0' : `auth0_${port}`;
}

function cookieOptions(c: RequestContext): {
  path: string;
  httpOnly: boolean;
  secure: boolean;
  sameSite: 'Lax' | 'None';
} {
  const secure = c.get('issuer').startsWith('https:');
  return { path: '/', httpOnly: true, secure, sameSite: secure ? 'None' : 'Lax' };
}
