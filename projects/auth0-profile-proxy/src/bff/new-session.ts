import type { TokenEndpointResponse } from 'openid-client';
import type { ResolvedBff } from '../contract/resolved-bff.ts';
import type { LoginTransaction } from '../login/login-transaction.ts';
import type { Session, SessionToken, StoredSession } from '../session/session.ts';
import { sessionToken } from '../user-token/session-token.ts';

/** What a login resulted in. */
export interface LoginResult {
  readonly sub: string;
  /** Claims of the ID token. */
  readonly claims: Readonly<Record<string, unknown>>;
  readonly organization: string | undefined;
  readonly tokens: TokenEndpointResponse;
}

/** What a login was begun with. */
export interface LoginOrigin {
  readonly bff: ResolvedBff;
  readonly transaction: LoginTransaction;
  /** The session the browser had when the login began. */
  readonly previous: StoredSession | undefined;
}

/** The session of a login. A step-up of the same user keeps the tokens of other APIs. */
export function newSession(
  { sub, claims, organization, tokens }: LoginResult,
  { bff, transaction, previous }: LoginOrigin,
): Session {
  const now = bff.profile.clock();
  const isSameUser = previous?.session.sub === sub;
  return {
    sub,
    sid: typeof claims['sid'] === 'string' ? claims['sid'] : undefined,
    claims: Object.fromEntries(
      bff.session.claims.flatMap((name) => (name in claims ? [[name, claims[name]]] : [])),
    ),
    organization,
    usedAt: now,
    expiresAt: now + bff.session.absoluteMs,
    tokens: {
      ...(isSameUser && previous.session.organization === organization && previous.session.tokens),
      ...tokenOf(tokens, transaction, now),
    },
    refreshToken: tokens.refresh_token,
    rotates: undefined,
    refreshStartedAt: undefined,
  };
}

/** Without an audience the token is for `/userinfo` only, which the BFF does not call. */
function tokenOf(
  tokens: TokenEndpointResponse,
  { audience, scopes }: LoginTransaction,
  now: number,
): Record<string, SessionToken> {
  return audience === undefined
    ? {}
    : { [audience]: sessionToken(tokens, { audience, scopes }, now) };
}
