import type { Context } from 'hono';
import { verifyLogoutToken } from '../login/logout-token.ts';
import type { ProxyEnvironment } from '../middleware/proxy-environment.ts';
import { Problem } from '../problem/problem.ts';
import type { BffServices } from './bff-services.ts';

/**
 * `POST /backchannel-logout`: the tenant tells that a session there has ended (OpenID Connect
 * Back-Channel Logout 1.0). The signed token is the only proof; cookies are not read.
 */
export function backChannelLogoutRoute({ bff, sessions, keys }: BffServices) {
  return async (context: Context<ProxyEnvironment>): Promise<Response> => {
    context.get('record').bffRoute = 'backchannel-logout';
    const subject = await verifyLogoutToken(await tokenOf(context.req.raw), bff, keys);
    const ended = await sessions.endAll(subject);
    bff.profile.log.info({ requestId: context.get('requestId'), ended }, 'logout by the tenant');
    return new Response(null, { status: 200 });
  };
}

async function tokenOf(request: Request): Promise<string> {
  const type = request.headers.get('content-type') ?? '';
  if (type.split(';', 1)[0]?.trim().toLowerCase() !== 'application/x-www-form-urlencoded') {
    throw new Problem('invalid-logout-token', 'Send the token in a form.');
  }
  const tokens = new URLSearchParams(await request.text()).getAll('logout_token');
  const [token] = tokens;
  if (tokens.length !== 1 || token === undefined) {
    throw new Problem('invalid-logout-token', 'Send one logout_token.');
  }
  return token;
}
