import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { Caller } from '../access-token/caller.ts';
import { checkIntendedUser } from '../access-token/check-intended-user.ts';
import type { ProxyEnvironment } from '../middleware/proxy-environment.ts';
import { Problem } from '../problem/problem.ts';
import { readCookie } from '../session/cookies.ts';
import type { StoredSession } from '../session/session.ts';
import { permissionsOf } from '../user-token/session-token.ts';
import type { BffServices } from './bff-services.ts';
import { loginUrlFor } from './login-url.ts';

/** What a session opens where no API of the tenant says so: the user's own profile. */
export const OWN_PROFILE_SCOPES: readonly string[] = [
  ...['read:profile', 'update:profile', 'delete:profile'],
];

/** The session of a request's cookie; does not start its idle time again. */
export async function currentSession(
  headers: Headers,
  { bff, sessions }: Pick<BffServices, 'bff' | 'sessions'>,
): Promise<StoredSession | undefined> {
  const id = readCookie(headers, bff.cookies.session);
  return id === undefined ? undefined : sessions.find(id);
}

/**
 * Sets the session of a request, and starts its idle time again.
 *
 * @throws Problem `no-session`, `user-changed`
 */
export async function useSession(
  context: Context<ProxyEnvironment>,
  services: BffServices,
): Promise<StoredSession> {
  const { headers } = context.req.raw;
  const record = context.get('record');
  record.loginUrl ??= loginUrlFor(services.bff);
  const stored = await currentSession(headers, services);
  if (!stored) {
    throw new Problem('no-session', 'Nobody is logged in, or the session has ended. Log in.');
  }
  const { sub } = stored.session;
  record.sub = sub;
  record.note = { fields: [], target: sub };
  checkIntendedUser(headers, sub);
  return services.sessions.touch(stored);
}

/** Sets the caller of a profile route from the session of the request. */
export function identifySession(services: BffServices) {
  return createMiddleware<ProxyEnvironment>(async (context, next) => {
    const stored = await useSession(context, services);
    context.set('session', stored);
    context.set('caller', await callerOf(stored, services));
    await next();
  });
}

async function callerOf(stored: StoredSession, { bff, tokens }: BffServices): Promise<Caller> {
  const { sub, organization } = stored.session;
  const caller = { sub, organization, proof: undefined, clientId: bff.clientId };
  if (bff.audience === undefined) {
    return { ...caller, scopes: new Set(OWN_PROFILE_SCOPES), permissions: new Set() };
  }
  // Renewed when it has expired, so that a change of the user's permissions takes effect.
  const token = await tokens.get(stored, { audience: bff.audience, scopes: [] });
  return {
    ...caller,
    scopes: new Set(token.scopes),
    permissions: new Set(permissionsOf(token)),
  };
}
