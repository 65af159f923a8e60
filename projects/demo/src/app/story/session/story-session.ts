import { Injectable, computed, inject, signal } from '@angular/core';

import { DEMO_CONFIG } from '../config/demo-config';
import type { Auth0Error, AuthResult, WebAuth } from './auth0-js';
import { loadAuth0Js } from './load-auth0-js';
import { LoginNeededError, type StoryLogin, type StoryTokens } from './story-login';

/** The session of the story: the developer's own `auth0.WebAuth`, kept in memory only. */
@Injectable({ providedIn: 'root' })
export class StorySession {
  private readonly config = inject(DEMO_CONFIG);
  private readonly held = signal<ReadonlyMap<string, StoryTokens>>(new Map());

  /** The tokens received last, whoever they were asked for. */
  readonly latest = computed(() => [...this.held().values()].at(-1));

  /** Tokens for `login`: those at hand, else asked for silently with `checkSession`. */
  async tokensFor(login: StoryLogin): Promise<StoryTokens> {
    const atHand = this.held().get(keyOf(login));
    if (atHand) {
      return atHand;
    }
    const webAuth = await this.webAuth();
    const result = await settle((done) => {
      webAuth.checkSession({ ...login }, done);
    });
    return this.keep(login, result);
  }

  /** Leaves the page for the tenant's login page; it comes back to `/story/callback`. */
  async login(login: StoryLogin, step: string): Promise<void> {
    const webAuth = await this.webAuth();
    webAuth.authorize({ ...login, appState: { login, step } });
  }

  /** Reads the tokens out of the callback's fragment and answers with the step to return to. */
  async finishLogin(hash: string): Promise<string> {
    const webAuth = await this.webAuth();
    const result = await settle((done) => {
      webAuth.parseHash({ hash }, done);
    });
    const { login, step } = readAppState(result.appState);
    this.keep(login, result);
    return step;
  }

  /** Ends the tenant's session, so that another user can be picked. */
  async logout(): Promise<void> {
    const webAuth = await this.webAuth();
    webAuth.logout({
      returnTo: `${location.origin}/story/1`,
      clientID: this.config.storyClientId,
    });
  }

  /** Forgets every token, so that the next step asks the tenant again. */
  forget(): void {
    this.held.set(new Map());
  }

  private async webAuth(): Promise<WebAuth> {
    const auth0 = await loadAuth0Js();
    const webAuth = new auth0.WebAuth({
      clientID: this.config.storyClientId,
      domain: this.config.domain,
      responseType: 'token id_token',
      redirectUri: `${location.origin}/story/callback`,
      overrides: { __token_issuer: `${this.config.tenantUrl}/` },
    });
    // auth0-js always builds https:// URLs; the tenant of this demo listens on plain loopback http.
    webAuth.baseOptions.rootUrl = this.config.tenantUrl;
    return webAuth;
  }

  private keep(login: StoryLogin, result: AuthResult): StoryTokens {
    const { accessToken, idToken, idTokenPayload, scope } = result;
    if (!accessToken || !idToken || !idTokenPayload) {
      throw new Error('The tenant answered without an ID token and an access token. Log in again.');
    }
    const tokens: StoryTokens = {
      accessToken,
      idToken,
      granted: scope?.split(' '),
      userId: textOf(idTokenPayload['sub']),
      userName: textOf(idTokenPayload['name']),
    };
    this.held.update((held) => new Map(held).set(keyOf(login), tokens));
    return tokens;
  }
}

function textOf(claim: unknown): string {
  return typeof claim === 'string' ? claim : '';
}

function keyOf(login: StoryLogin): string {
  return `${login.audience ?? ''} ${login.scope}`;
}

function settle(
  start: (done: (error: Auth0Error | null, result: AuthResult | null) => void) => void,
): Promise<AuthResult> {
  return new Promise((resolve, reject) => {
    start((error, result) => {
      if (result) {
        resolve(result);
      } else if (error?.error === 'login_required') {
        reject(new LoginNeededError('The tenant has no session for this browser. Log in.'));
      } else {
        reject(new Error(describe(error)));
      }
    });
  });
}

function describe(error: Auth0Error | null): string {
  const description =
    error?.errorDescription ?? error?.error_description ?? error?.description ?? '';
  return `The tenant refused the login (${error?.error ?? 'no answer'}). ${description}`.trim();
}

function readAppState(appState: unknown): { login: StoryLogin; step: string } {
  if (isAppState(appState)) {
    return appState;
  }
  throw new Error('The login does not belong to a step of the story. Start again from step 1.');
}

function isAppState(value: unknown): value is { login: StoryLogin; step: string } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'login' in value &&
    typeof value.login === 'object' &&
    'step' in value &&
    typeof value.step === 'string'
  );
}
