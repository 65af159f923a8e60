import { Injectable, computed, inject, signal } from '@angular/core';

import { isRequestSettings } from '../request-settings';
import type { NextRun } from '../story-progress';
import { appUrl } from '../../config/app-url';
import { DEMO_CONFIG } from '../../config/demo-config';
import type { AuthResult, AuthorizeOptions, WebAuth } from './auth0-js';
import { loadAuth0Js } from './load-auth0-js';
import { LockSession } from './lock-session';
import { type LoginRequest, MULTI_FACTOR, type StoryTokens } from './login-request';
import { readUser } from './read-user';
import { settle } from './settle';

const RESPONSE_TYPE = 'demo.response-type';
const DEFAULT_RESPONSE_TYPE = 'token id_token';

/** The login of the story with the developer's `auth0.WebAuth`. Tokens stay in memory. */
@Injectable({ providedIn: 'root' })
export class StorySession {
  private readonly config = inject(DEMO_CONFIG);
  private readonly lock = inject(LockSession);
  private readonly cache = signal<ReadonlyMap<string, StoryTokens>>(new Map());

  /** The tokens received last. */
  readonly currentTokens = computed(() => [...this.cache().values()].at(-1));

  /** Returns the cached tokens for `login`, else requests them silently with `checkSession`. */
  async tokensFor(login: LoginRequest): Promise<StoryTokens> {
    const cached = this.cache().get(keyOf(login));
    if (cached) {
      return cached;
    }
    if (login.by === 'Auth0Lock') {
      return this.keep(login, await this.lock.tokensFor(login));
    }
    const webAuth = await this.webAuth(login.responseType);
    const result = await settle((done) => {
      webAuth.checkSession(optionsOf(login), done);
    });
    return this.keep(login, result);
  }

  /** Redirects to the tenant's login page, which redirects back to `/story/callback`. */
  async login(login: LoginRequest, next: NextRun): Promise<void> {
    if (login.by === 'Auth0Lock') {
      await this.lock.show({ login, next });
      return;
    }
    const webAuth = await this.webAuth(login.responseType);
    // auth0-js has to know it when it reads the tokens.
    sessionStorage.setItem(RESPONSE_TYPE, login.responseType ?? '');
    webAuth.authorize({ ...optionsOf(login), appState: { login, ...next } });
  }

  /** Reads the tokens from the callback's fragment and returns what to run next. */
  async finishLogin(hash: string): Promise<NextRun> {
    const pending = this.lock.consumePending();
    if (pending) {
      await this.keep(pending.login, await this.lock.finish(pending.login));
      return pending.next;
    }
    const webAuth = await this.webAuth(sessionStorage.getItem(RESPONSE_TYPE));
    const result = await settle((done) => {
      webAuth.parseHash({ hash }, done);
    });
    const { login, step, settings } = readAppState(result.appState);
    await this.keep(login, result);
    return { step, ...(isRequestSettings(settings) && { settings }) };
  }

  /** Drops the tokens, so that the next request gets new ones. */
  forgetTokens(): void {
    this.cache.set(new Map());
  }

  /** Ends the tenant's session, so that another user can log in. */
  async logout(): Promise<void> {
    const webAuth = await this.webAuth();
    webAuth.logout({
      returnTo: appUrl('story/1'),
      clientID: this.config.storyClientId,
    });
  }

  private async webAuth(responseType?: string | null): Promise<WebAuth> {
    const auth0 = await loadAuth0Js();
    const webAuth = new auth0.WebAuth({
      clientID: this.config.storyClientId,
      domain: this.config.domain,
      responseType: responseType || DEFAULT_RESPONSE_TYPE,
      redirectUri: appUrl('story/callback'),
      overrides: { __token_issuer: `${this.config.tenantUrl}/` },
    });
    // auth0-js always builds https:// URLs; the tenant of this demo listens on plain loopback http.
    webAuth.baseOptions.rootUrl = this.config.tenantUrl;
    return webAuth;
  }

  private async keep(login: LoginRequest, result: AuthResult): Promise<StoryTokens> {
    const { accessToken, idToken, scope } = result;
    const tokens: StoryTokens = {
      accessToken: accessToken ?? undefined,
      idToken: idToken ?? undefined,
      granted: scope?.split(' '),
      ...(await readUser(this.config.tenantUrl, result)),
    };
    this.cache.update((cache) => new Map(cache).set(keyOf(login), tokens));
    return tokens;
  }
}

function keyOf(login: LoginRequest): string {
  return JSON.stringify(Object.entries(login).sort());
}

function optionsOf({ audience, scope, responseType, mfa }: LoginRequest): AuthorizeOptions {
  return {
    ...(audience !== undefined && { audience }),
    scope,
    ...(responseType !== undefined && { responseType }),
    ...(mfa && { acr_values: MULTI_FACTOR }),
  };
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
