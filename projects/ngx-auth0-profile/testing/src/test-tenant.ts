import { Injectable, inject } from '@angular/core';
import type { HttpRequest } from '@angular/common/http';
import {
  isEndUserScope,
  type AuthorizationRequest,
  type ɵCacheMode as CacheMode,
  type ɵIssuedToken as IssuedToken,
} from 'ngx-auth0-profile';
import { sdkError } from './sdk-error';
import { ScriptedFailures } from './scripted-failures';
import { ScriptedResponses } from './scripted-responses';
import type { MatchedRequest } from './request-match';
import type { SentCall, TestLogin, TestLogout, TestStepUp } from './test-records';
import { TestSession } from './test-session';
import { TestTokens } from './test-tokens';
import { TESTING_OPTIONS, type TestProfile } from './testing-options';

/** What the doubles of one test share: session, grants, tokens, what is scripted and what happened. */
@Injectable({ providedIn: 'root' })
export class TestTenant {
  private readonly options = inject(TESTING_OPTIONS);
  private readonly granted = this.options.scopes && new Set(this.options.scopes);
  private readonly revoked = new Set<string>();

  readonly session = new TestSession(this.options.profile, this.options.sessionPending ?? false);
  readonly tokens = new TestTokens();
  readonly failures = new ScriptedFailures(this.options.failures ?? []);
  readonly responses = new ScriptedResponses(this.options.responses ?? []);

  readonly sent: SentCall[] = [];
  readonly requests: HttpRequest<unknown>[] = [];
  readonly unanswered: MatchedRequest[] = [];
  readonly tokenRequests: AuthorizationRequest[] = [];
  readonly stepUps: TestStepUp[] = [];
  readonly logins: TestLogin[] = [];
  readonly logouts: TestLogout[] = [];
  /** How many requests wait for their answer. */
  openRequests = 0;

  /** Grants scopes from now on. */
  grant(scopes: readonly string[]): void {
    for (const scope of scopes) {
      this.revoked.delete(scope);
      this.granted?.add(scope);
    }
    this.tokens.expire();
  }

  /** Withdraws scopes. */
  revoke(scopes: readonly string[]): void {
    scopes.forEach((scope) => this.revoked.add(scope));
    this.tokens.expire();
  }

  /** After a login all tokens are new. */
  signIn(profile: TestProfile): void {
    this.tokens.expire();
    this.session.start(profile);
  }

  /** Ends the session. */
  signOut(): void {
    this.tokens.expire();
    this.session.stop();
  }

  /**
   * A token from the cache of the SDK or from Auth0, `undefined` when the cache alone has none.
   * Rejects with the SDK's error.
   */
  async requestToken(
    request: AuthorizationRequest,
    cacheMode: CacheMode,
  ): Promise<IssuedToken | undefined> {
    const { session, tokens } = this;
    await session.whenKnown();
    const cached =
      cacheMode === 'off' || !session.user ? undefined : tokens.find(request, session.user);
    if (cached || cacheMode === 'cache-only') {
      return cached;
    }
    this.tokenRequests.push(request);
    const error =
      !session.user || session.ended ? 'login_required' : this.failures.takeTokenFailure()?.token;
    if (error !== undefined) {
      throw this.refuseToken(error);
    }
    return tokens.issue(request, this.grantedScopes(request), session.user);
  }

  /** Opens a popup in which the user logs in or agrees. Rejects with the SDK's error. */
  async openPopup(): Promise<void> {
    await this.session.whenKnown();
    const failure = this.failures.takePopupFailure();
    if (failure) {
      throw sdkError(failure.popup);
    }
    this.session.ended = false;
    this.tokens.expire();
  }

  /** The SDK ends its local session over `login_required`, and tells the page a moment later. */
  private refuseToken(error: string): Error {
    if (error === 'login_required' && this.session.user) {
      queueMicrotask(() => {
        this.signOut();
      });
    }
    return sdkError(error);
  }

  /** The scopes Auth0 grants of those a request names. */
  private grantedScopes({ audience, scopes }: AuthorizationRequest): ReadonlySet<string> {
    return new Set(scopes.filter((scope) => this.grants(scope, audience)));
  }

  private grants(scope: string, audience: string): boolean {
    const requestable = this.granted
      ? this.granted.has(scope)
      : isEndUserScope(scope) || !audience.endsWith('/api/v2/');
    return requestable && !this.revoked.has(scope);
  }
}
