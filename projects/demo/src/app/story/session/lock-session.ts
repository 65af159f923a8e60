import { DOCUMENT, Injectable, inject } from '@angular/core';

import { appUrl } from '../../config/app-url';
import { DEMO_CONFIG } from '../../config/demo-config';
import type { NextRun } from '../story-progress';
import type { AuthResult } from './auth0-js';
import type { Lock } from './auth0-lock';
import { type LoginRequest, MULTI_FACTOR, failedLogin } from './login-request';
import { settle } from './settle';

const PENDING = 'demo.lock-login';

/** A login with the Lock widget that was begun before the page was left. */
export interface LockLogin {
  readonly login: LoginRequest;
  readonly next: NextRun;
}

/** The login of the second developer: the Lock widget on the page. */
@Injectable({ providedIn: 'root' })
export class LockSession {
  private readonly config = inject(DEMO_CONFIG);
  private readonly document = inject(DOCUMENT);

  /** Requests tokens silently, as Lock does it. */
  async tokensFor(login: LoginRequest): Promise<AuthResult> {
    const lock = await this.lock(login);
    return settle((done) => {
      lock.checkSession({}, done);
    });
  }

  /** Opens the widget. It redirects to `/story/callback` after the login. */
  async show(pending: LockLogin): Promise<void> {
    const lock = await this.lock(pending.login);
    sessionStorage.setItem(PENDING, JSON.stringify(pending));
    const opener = this.document.activeElement;
    // The widget covers the page without taking it out of the focus order.
    const page = this.document.querySelector<HTMLElement>('demo-root');
    lock.on('show', () => page?.setAttribute('inert', ''));
    lock.on('hide', () => {
      page?.removeAttribute('inert');
      if (opener instanceof HTMLElement) {
        opener.focus();
      }
    });
    lock.show();
  }

  /** The login that this page returns from, once; `undefined` when it was none of Lock. */
  consumePending(): LockLogin | undefined {
    const stored = sessionStorage.getItem(PENDING);
    sessionStorage.removeItem(PENDING);
    return stored === null ? undefined : (JSON.parse(stored) as LockLogin);
  }

  /** Lets the widget read the tokens in the fragment of the URL. */
  async finish(login: LoginRequest): Promise<AuthResult> {
    const lock = await this.lock(login);
    return new Promise((resolve, reject) => {
      lock.on('authenticated', resolve);
      lock.on('authorization_error', (error) => {
        reject(failedLogin(error));
      });
    });
  }

  private async lock({
    audience,
    audienceIn = 'auth',
    scope,
    responseType,
    mfa,
  }: LoginRequest): Promise<Lock> {
    const { createLock } = await import('./create-lock');
    return createLock(this.config, {
      auth: {
        redirectUrl: appUrl('story/callback'),
        responseType: responseType ?? 'token',
        ...(audience !== undefined && audienceIn === 'auth' && { audience }),
        params: {
          scope,
          ...(mfa && { acr_values: MULTI_FACTOR }),
          ...(audience !== undefined && audienceIn === 'auth.params' && { audience }),
        },
      },
      autoclose: true,
      avatar: null,
      allowSignUp: false,
      configurationBaseUrl: this.config.tenantUrl,
      overrides: { __token_issuer: `${this.config.tenantUrl}/` },
      theme: { logo: 'favicon.svg', primaryColor: '#0f5c6e' },
    });
  }
}
