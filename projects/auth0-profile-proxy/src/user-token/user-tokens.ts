import { loginUnavailable, type AuthorizationServer } from '../login/authorization-server.ts';
import type { ResolvedBff } from '../contract/resolved-bff.ts';
import { wait } from '../limits/wait.ts';
import { Problem } from '../problem/problem.ts';
import type { Sessions } from '../session/sessions.ts';
import type { Session, SessionToken, StoredSession } from '../session/session.ts';
import { withRefreshLock } from './refresh-lock.ts';
import { refreshedSession, requestRefresh, type RefreshOutcome } from './refresh-outcome.ts';
import type { TokenTarget } from './session-token.ts';

/** A token that expires within this time is renewed. */
const LEEWAY_MS = 30_000;

/** How long tokens that the tenant has issued are offered to a store that cannot be reached. */
const KEEP_MS = 60_000;

/**
 * Access tokens of a session's user. One refresh of a session runs at a time, on all instances
 * together, and a refresh token whose use may have succeeded is not sent again, because a tenant that
 * rotates refresh tokens then ends all of the user's (RFC 9700, section 4.14.2).
 */
export class UserTokens {
  private readonly bff: ResolvedBff;
  private readonly sessions: Sessions;
  private readonly server: AuthorizationServer;
  /** Refreshes of this process by session, API and scopes; requests for the same one share it. */
  private readonly pending = new Map<string, Promise<SessionToken>>();

  constructor(bff: ResolvedBff, sessions: Sessions, server: AuthorizationServer) {
    this.bff = bff;
    this.sessions = sessions;
    this.server = server;
  }

  /**
   * An access token for an API with every scope that was granted of those requested.
   *
   * @throws Problem `login-required`, `no-session`, `upstream-unavailable`, `store-unavailable`
   */
  async get(stored: StoredSession, target: TokenTarget): Promise<SessionToken> {
    const token = await this.find(stored, target);
    if (token.value === '') {
      throw loginRequired();
    }
    return token;
  }

  /** Removes a token that an API refused. */
  async forget({ key }: StoredSession, audience: string, refused: SessionToken): Promise<void> {
    await this.sessions.change(key, (session) =>
      session.tokens[audience]?.value === refused.value
        ? { ...session, tokens: without(session.tokens, audience) }
        : session,
    );
  }

  private async find(stored: StoredSession, target: TokenTarget): Promise<SessionToken> {
    const usable = this.usable(stored.session, target);
    if (usable) {
      return usable;
    }
    const id = JSON.stringify([stored.key, target.audience, [...target.scopes].sort()]);
    const running = this.pending.get(id);
    if (running) {
      return running;
    }
    const started = withRefreshLock(this.bff, stored.key, () =>
      this.refresh(stored.key, target),
    ).finally(() => this.pending.delete(id));
    this.pending.set(id, started);
    return started;
  }

  /** The stored token, when it is valid and requesting it again would not add a scope. */
  private usable(session: Session, { audience, scopes }: TokenTarget): SessionToken | undefined {
    const token = session.tokens[audience];
    const isValid = token && token.expiresAt - LEEWAY_MS > this.bff.profile.clock();
    return isValid && scopes.every((scope) => token.requested.includes(scope)) ? token : undefined;
  }

  private async refresh(key: string, target: TokenTarget): Promise<SessionToken> {
    const stored = await this.sessions.read(key);
    if (!stored) {
      throw new Problem('no-session', 'The session has ended. Log in again.');
    }
    const usable = this.usable(stored.session, target);
    if (usable) {
      return usable;
    }
    const refreshToken = await this.tokenToSend(stored);
    const configuration = await this.server();
    const { clock } = this.bff.profile;
    // Stored before it is sent, so that another instance knows if this one ends before the answer.
    const marked = await this.sessions.change(key, (session) => ({
      ...session,
      refreshStartedAt: session.refreshStartedAt ?? clock(),
    }));
    if (marked?.session.refreshToken !== refreshToken) {
      throw loginUnavailable('The session was changed during a refresh.', undefined, 1);
    }
    const scopes = scopesToRequest(marked.session, target);
    const outcome = await requestRefresh(configuration, refreshToken, {
      audience: target.audience,
      scopes,
      now: clock,
    });
    return this.apply(stored, target.audience, outcome);
  }

  /** The refresh token, unless its last use may have succeeded without an answer. */
  private async tokenToSend({ key, session }: StoredSession): Promise<string> {
    const { refreshToken, refreshStartedAt, rotates } = session;
    if (refreshToken === undefined) {
      throw loginRequired();
    }
    const { login, profile } = this.bff;
    if (rotates === false || refreshStartedAt === undefined) {
      return refreshToken;
    }
    const age = profile.clock() - refreshStartedAt;
    if (age < login.rotationOverlapSeconds * 1000) {
      return refreshToken;
    }
    if (age < KEEP_MS) {
      // The instance that has the answer may still be storing it.
      throw loginUnavailable('The answer to a refresh of this session is missing.', undefined, 2);
    }
    await this.sessions.change(key, (current) => ({ ...current, refreshToken: undefined }));
    throw loginRequired();
  }

  private async apply(
    stored: StoredSession,
    audience: string,
    outcome: RefreshOutcome,
  ): Promise<SessionToken> {
    switch (outcome.kind) {
      case 'tokens':
        await this.keep(stored.key, (session) => refreshedSession(session, audience, outcome));
        return outcome.token;
      case 'refused':
        return this.applyRefusal(stored, outcome);
      case 'failed':
        await this.sessions.change(stored.key, withoutMark);
        throw loginUnavailable('The token endpoint of the tenant failed.', outcome.cause);
      case 'unknown':
        throw loginUnavailable('The token endpoint of the tenant did not answer.', outcome.cause);
    }
  }

  private async applyRefusal(
    stored: StoredSession,
    { error, status }: Extract<RefreshOutcome, { kind: 'refused' }>,
  ): Promise<never> {
    if (error === 'invalid_grant') {
      await this.sessions.end(stored);
      throw new Problem('no-session', 'The session has ended. Log in again.');
    }
    await this.sessions.change(stored.key, withoutMark);
    if (status === 429 || error === 'invalid_client' || error === 'unauthorized_client') {
      throw loginUnavailable(
        `The tenant answered ${status} (${/^[a-z_]{1,40}$/.test(error) ? error : 'an error'}) to a refresh token.`,
      );
    }
    throw loginRequired();
  }

  /** Stores what the tenant has issued: without it the next refresh would send a used token. */
  private async keep(key: string, change: (session: Session) => Session): Promise<void> {
    const { clock } = this.bff.profile;
    const deadline = clock() + KEEP_MS;
    for (;;) {
      try {
        await this.sessions.change(key, change);
        return;
      } catch (error) {
        const isStore = error instanceof Problem && error.code === 'store-unavailable';
        if (!isStore || clock() > deadline) {
          throw error;
        }
        await wait(100);
      }
    }
  }
}

/** A session without a usable token: only the user can help, by a login. */
function loginRequired(): Problem {
  return new Problem('login-required', 'A new login is needed for this request.');
}

/** What is needed and what was granted: a refresh must not lose a scope. */
function scopesToRequest({ tokens }: Session, { audience, scopes }: TokenTarget): string[] {
  return [...new Set([...(tokens[audience]?.scopes ?? []), ...scopes])];
}

function withoutMark(session: Session): Session {
  return { ...session, refreshStartedAt: undefined };
}

function without(tokens: Session['tokens'], audience: string): Session['tokens'] {
  return Object.fromEntries(Object.entries(tokens).filter(([name]) => name !== audience));
}
