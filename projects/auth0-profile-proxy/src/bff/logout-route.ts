import type { Context } from 'hono';
import * as client from 'openid-client';
import type { ProxyEnvironment } from '../middleware/proxy-environment.ts';
import { removeCookie } from '../session/cookies.ts';
import type { StoredSession } from '../session/session.ts';
import type { BffServices } from './bff-services.ts';
import { currentSession } from './identify-session.ts';
import { redirect } from './login-route.ts';
import { checkOwnNavigation, checkOwnPage } from './own-page.ts';

/**
 * `POST /logout` for a request of a page, which then opens `logout_url`; `GET /logout` for a link of
 * the application. Ends the session here, then at the tenant (OpenID Connect RP-Initiated Logout 1.0).
 */
export function logoutRoute(services: BffServices) {
  return async (context: Context<ProxyEnvironment>): Promise<Response> => {
    context.get('record').bffRoute = 'logout';
    const request = context.req.raw;
    const isNavigation = request.method !== 'POST';
    if (isNavigation) {
      checkOwnNavigation(request);
    } else {
      checkOwnPage(request.headers);
    }
    const stored = await currentSession(request.headers, services);
    if (stored) {
      context.get('record').sub = stored.session.sub;
      await services.sessions.end(stored);
      const revoking = revoke(stored, services);
      services.background.add(revoking);
      context.env.waitUntil?.(revoking);
    }
    const url = await logoutUrl(stored, services);
    const cookie = removalOf(services);
    return isNavigation
      ? redirect(url, [cookie])
      : Response.json({ logout_url: url }, { headers: { 'set-cookie': cookie } });
  };
}

/** The `Set-Cookie` value that removes the session's cookie. */
export function removalOf({ bff }: Pick<BffServices, 'bff'>): string {
  const { session, secure } = bff.cookies;
  return removeCookie(session, { secure, sameSite: 'Strict' });
}

/**
 * Names the session by its id (`logout_hint`) and not by an ID token, which would be in a URL. While
 * the tenant cannot be reached the session has still ended here.
 */
async function logoutUrl(
  stored: StoredSession | undefined,
  { bff, server }: BffServices,
): Promise<string> {
  const { origin, login, clientId } = bff;
  const returnTo = `${origin}${login.afterLogoutPath}`;
  try {
    const sid = stored?.session.sid;
    const url = client.buildEndSessionUrl(await server(), {
      client_id: clientId,
      post_logout_redirect_uri: returnTo,
      ...(sid !== undefined && { logout_hint: sid }),
    });
    return url.href;
  } catch {
    return returnTo;
  }
}

/** Without it the refresh token stays valid until it expires. */
async function revoke({ session }: StoredSession, { bff, server }: BffServices): Promise<void> {
  if (session.refreshToken === undefined) {
    return;
  }
  try {
    await client.tokenRevocation(await server(), session.refreshToken);
  } catch {
    bff.profile.log.warn({}, 'a refresh token could not be revoked at a logout');
  }
}
