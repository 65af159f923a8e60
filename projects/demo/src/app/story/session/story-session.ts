import { Injectable, computed, inject, signal } from '@angular/core';

import { isRequestSettings } from '../request-settings';
import type { NextRun } from '../story-progress';
import { DEMO_CONFIG } from '../../config/demo-config';
import type { Auth0Error, AuthResult, WebAuth } from './auth0-js';
import { loadAuth0Js } from './load-auth0-js';
import {
  LoginFailedError,
  LoginRequiredError,
  type LoginRequest,
  type StoryTokens,
} from './login-request';

/** The login of the story with the developer's `auth0.WebAuth`. Tokens stay in memory. */
@Injectable({ providedIn: 'root' })
export class StorySession {
  private readonly config = inject(DEMO_CONFIG);
  private readonly cache = signal<ReadonlyMap<string, StoryTokens>>(new Map());

  /** The tokens received last. */
  readonly currentTokens = computed(() => [...this.cache().values()].at(-1));

  /** Returns the cached tokens for `login`, else requests them silently with `checkSession`. */
  async tokensFor(login: LoginRequest): Promise<StoryTokens> {
    const cached = this.cache().get(keyOf(login));
    if (cached) {
      return cached;
    }
    const webAuth = await this.webAuth();
    const result = await settle((done) => {
      webAuth.checkSession({ ...login }, done);
    });
    return this.keep(login, result);
  }

  /** Redirects to the tenant's login page, which redirects back to `/story/callback`. */
  async login(login: LoginRequest, next: NextRun): Promise<void> {
    const webAuth = await this.webAuth();
    webAuth.authorize({ ...login, appState: { login, ...next } });
  }

  /** Reads the tokens from the callback's fragment and returns what to run next. */
  async finishLogin(hash: string): Promise<NextRun> {
    const webAuth = await this.webAuth();
    const result = await settle((done) => {
      webAuth.parseHash({ hash }, done);
    });
    const { login, step, settings } = readAppState(result.appState);
    this.keep(login, result);
    return { step, ...(isRequestSettings(settings) && { settings }) };
  }

  /** Ends the tenant's session, so that another user can log in. */
  async logout(): Promise<void> {
    const webAuth = await this.webAuth();
    webAuth.logout({
      returnTo: `${location.origin}/story/1`,
      clientID: this.config.storyClientId,
    });
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

  private keep(login: LoginRequest, result: AuthResult): StoryTokens {
    const { accessToken, idToken, idTokenPayload, scope } = result;
    if (!accessToken || !idToken || !idTokenPayload) {
      throw new Error('The login returned no ID token or no access token. Log in again.');
    }
    const tokens: StoryTokens = {
      accessToken,
      idToken,
      granted: scope?.split(' '),
      userId: textOf(idTokenPayload['sub']),
      userName: textOf(idTokenPayload['name']),
    };
    this.cache.update((cache) => new Map(cache).set(keyOf(login), tokens));
    return tokens;
  }
}

function textOf(claim: unknown): string {
  return typeof claim === 'string' ? claim : '';
}

function keyOf(login: LoginRequest): string {
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
        reject(new LoginRequiredError('The tenant has no session for this browser. Log in.'));
      } else {
        reject(failedLogin(error));
      }
    });
  });
}

function failedLogin(response: Auth0Error | null): LoginFailedError {
  const error = response?.error ?? 'no response';
  const description =
    response?.errorDescription ?? response?.error_description ?? response?.description ?? '';
  return new LoginFailedError(`The tenant refused the login (${error}). ${description}`.trim(), {
    error,
    error_description: description,
  });
}

function readAppState(appState: unknown): AppState {
  if (isAppState(appState)) {
    return appState;
  }
  throw new Error('The login does not belong to a step of the story. Start again from step 1.');
}

interface AppState {
  readonly login: LoginRequest;
  readonly step: string;
  readonly settings?: unknown;
}

function isAppState(value: unknown): value is AppState {
  return (
    typeof value === 'object' &&
    value !== null &&
    'login' in value &&
    typeof value.login === 'object' &&
    'step' in value &&
    typeof value.step === 'string'
  );
}
