import { jwtVerify, type JWTVerifyGetKey } from 'jose';
import { storeKey } from '../contract/proxy-store.ts';
import type { ResolvedBff } from '../contract/resolved-bff.ts';
import { Problem } from '../problem/problem.ts';
import type { LogoutSubject } from '../session/session-index.ts';

/** OpenID Connect Back-Channel Logout 1.0, section 2.4. */
const LOGOUT_EVENT = 'http://schemas.openid.net/event/backchannel-logout';

/** Oldest token accepted; also how long its id is remembered. */
const MAX_AGE_SECONDS = 600;

/**
 * Verifies a logout token (OpenID Connect Back-Channel Logout 1.0, section 2.6): issued by this tenant
 * to this application, not long ago, for a logout, and used once.
 *
 * @throws Problem `invalid-logout-token`
 */
export async function verifyLogoutToken(
  token: string,
  bff: ResolvedBff,
  keys: JWTVerifyGetKey,
): Promise<LogoutSubject> {
  const { sub, sid, jti, nonce, events } = await verified(token, bff, keys);
  const isLogout = typeof events === 'object' && events !== null && LOGOUT_EVENT in events;
  // A nonce is refused, so that nobody can send an ID token in the place of a logout token.
  if (!isLogout || nonce !== undefined) {
    throw invalid('The token is not for a logout.');
  }
  const subject = { sub: textOf(sub), sid: textOf(sid) };
  if (subject.sub === undefined && subject.sid === undefined) {
    throw invalid('The token names neither a user nor a session.');
  }
  const key = storeKey('logout-token', String(jti));
  const keepMs = (MAX_AGE_SECONDS + 2 * bff.profile.clockToleranceSeconds) * 1000;
  if (!(await bff.profile.store.add(key, '1', keepMs))) {
    throw invalid('The token was used before.');
  }
  return subject;
}

async function verified(
  token: string,
  { profile, clientId }: ResolvedBff,
  keys: JWTVerifyGetKey,
): Promise<Partial<Record<string, unknown>>> {
  try {
    const { payload, protectedHeader } = await jwtVerify(token, keys, {
      algorithms: ['RS256'],
      issuer: [...profile.issuers],
      audience: clientId,
      requiredClaims: ['iat', 'jti', 'events'],
      maxTokenAge: MAX_AGE_SECONDS,
      clockTolerance: profile.clockToleranceSeconds,
      currentDate: new Date(profile.clock()),
    });
    const type = protectedHeader.typ?.toLowerCase();
    if (type === undefined || type === 'jwt' || type === 'logout+jwt') {
      return payload;
    }
  } catch (cause) {
    if (cause instanceof Problem) {
      throw cause;
    }
    throw invalid('The token is not valid for this application.', cause);
  }
  throw invalid('The token is of another type.');
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function invalid(detail: string, cause?: unknown): Problem {
  return new Problem('invalid-logout-token', detail, { cause });
}
