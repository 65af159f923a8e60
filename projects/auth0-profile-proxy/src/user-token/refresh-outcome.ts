import * as client from 'openid-client';
import type { Session, SessionToken } from '../session/session.ts';
import { sessionToken, type TokenTarget } from './session-token.ts';

/** What became of a request with a refresh token. */
export type RefreshOutcome =
  | {
      readonly kind: 'tokens';
      readonly token: SessionToken;
      /** The refresh token to use from now on. */
      readonly refreshToken: string;
      readonly rotated: boolean;
    }
  /** The tenant answered with an OAuth error: the refresh token was not used up. */
  | { readonly kind: 'refused'; readonly error: string; readonly status: number }
  /** The tenant answered with another failure, or the request never reached it. */
  | { readonly kind: 'failed'; readonly cause: unknown }
  /** The request may have been carried out, and its answer was lost. */
  | { readonly kind: 'unknown'; readonly cause: unknown };

/** Codes of Node's `fetch` for a request that was never sent. */
const NOT_SENT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'];

/** A success that cannot be read, or a gateway that had no answer of the tenant. */
function mayHaveSucceeded(status: number): boolean {
  return status < 300 || status === 502 || status === 504;
}

/** Requests an access token with a refresh token (RFC 6749, section 6). Never rejects. */
export async function requestRefresh(
  configuration: client.Configuration,
  refreshToken: string,
  { audience, scopes, now }: TokenTarget & { readonly now: () => number },
): Promise<RefreshOutcome> {
  try {
    const response = await client.refreshTokenGrant(configuration, refreshToken, {
      audience,
      ...(scopes.length > 0 && { scope: scopes.join(' ') }),
    });
    return {
      kind: 'tokens',
      token: sessionToken(response, { audience, scopes }, now()),
      refreshToken: response.refresh_token ?? refreshToken,
      rotated: response.refresh_token !== undefined && response.refresh_token !== refreshToken,
    };
  } catch (error) {
    return outcomeOf(error);
  }
}

/** The session with the tokens of a refresh. */
export function refreshedSession(
  session: Session,
  audience: string,
  { token, refreshToken, rotated }: Extract<RefreshOutcome, { kind: 'tokens' }>,
): Session {
  return {
    ...session,
    tokens: { ...session.tokens, [audience]: token },
    refreshToken,
    rotates: rotated,
    refreshStartedAt: undefined,
  };
}

function outcomeOf(error: unknown): RefreshOutcome {
  if (error instanceof client.ResponseBodyError) {
    return { kind: 'refused', error: error.error, status: error.status };
  }
  const cause = error instanceof Error ? error.cause : undefined;
  const status = statusOf(cause);
  if (status !== undefined) {
    return { kind: mayHaveSucceeded(status) ? 'unknown' : 'failed', cause: error };
  }
  const code: unknown = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  return { kind: NOT_SENT.some((known) => known === code) ? 'failed' : 'unknown', cause: error };
}

/** The status of a response; not by `instanceof`, because Node servers replace the global class. */
function statusOf(cause: unknown): number | undefined {
  const isObject = typeof cause === 'object' && cause !== null;
  return isObject && 'status' in cause && typeof cause.status === 'number'
    ? cause.status
    : undefined;
}
