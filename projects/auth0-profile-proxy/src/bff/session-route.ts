import type { Context } from 'hono';
import type { ProxyEnvironment } from '../middleware/proxy-environment.ts';
import { readCookie } from '../session/cookies.ts';
import type { BffServices } from './bff-services.ts';
import { currentSession, OWN_PROFILE_SCOPES } from './identify-session.ts';
import { removalOf } from './logout-route.ts';

/**
 * `GET /session`: who is logged in, until when, with which scopes; `{ "user": null }` without a
 * session. Never a token. Does not count as a use of the session, so that a page that only asks does
 * not keep it alive.
 */
export function sessionRoute(services: BffServices) {
  const { bff, sessions } = services;
  return async (context: Context<ProxyEnvironment>): Promise<Response> => {
    const record = context.get('record');
    record.bffRoute = 'session';
    const { headers } = context.req.raw;
    const stored = await currentSession(headers, services);
    if (!stored) {
      const isOld = readCookie(headers, bff.cookies.session) !== undefined;
      return Response.json(
        { user: null },
        isOld ? { headers: { 'set-cookie': removalOf(services) } } : {},
      );
    }
    const { session } = stored;
    record.sub = session.sub;
    const scopesFor = (audience: string): readonly string[] =>
      session.tokens[audience]?.scopes ?? [];
    return Response.json({
      user: { ...session.claims, sub: session.sub },
      expires_at: new Date(session.expiresAt).toISOString(),
      idle_expires_at: new Date(sessions.endOf(session)).toISOString(),
      scopes: bff.audience === undefined ? OWN_PROFILE_SCOPES : scopesFor(bff.audience),
      apis: Object.fromEntries(bff.apis.map(({ name, audience }) => [name, scopesFor(audience)])),
    });
  };
}
