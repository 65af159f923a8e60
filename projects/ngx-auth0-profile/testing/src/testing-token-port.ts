import { HttpHeaders } from '@angular/common/http';
import { inject } from '@angular/core';
import {
  ɵAUTH0_CONFIG as AUTH0_CONFIG,
  type AuthorizationRequest,
  type StepUpRequest,
  type ɵCacheMode as CacheMode,
  type ɵIssuedToken as IssuedToken,
  type ɵTokenPort as TokenPort,
} from 'ngx-auth0-profile';
import { TestTenant } from './test-tenant';

/** A token port without an SDK, with the cache of one. */
export class TestingTokenPort implements TokenPort {
  private readonly tenant = inject(TestTenant);
  private readonly isBff = inject(AUTH0_CONFIG).get() === undefined;

  readonly application = 'test';

  isSessionOver(): boolean {
    return false;
  }

  async user(): Promise<string | undefined> {
    await this.tenant.session.whenKnown();
    return this.tenant.session.user;
  }

  loginError(): unknown {
    return undefined;
  }

  onUserChange(listener: (user: string | undefined) => void): () => void {
    return this.tenant.session.subscribe(listener);
  }

  async requestUser(): Promise<void> {
    await this.tenant.requestToken({ audience: '', scopes: [] }, 'off');
    this.tenant.session.announce();
  }

  refreshUser(): void {
    // The session reports every change itself.
  }

  endLocalSession(): Promise<void> {
    this.tenant.signOut();
    return Promise.resolve();
  }

  async token(
    request: AuthorizationRequest,
    cacheMode: CacheMode,
  ): Promise<IssuedToken | undefined> {
    const token = await this.tenant.requestToken(request, cacheMode);
    return token && this.isBff ? inPlaceOf(token) : token;
  }

  checkConnection(): Promise<void> {
    return Promise.resolve();
  }

  assertSilentLoginIsSafe(): Promise<void> {
    // A refused token does not end the session of the double.
    return Promise.resolve();
  }

  redirect(
    request: AuthorizationRequest,
    appState: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    const { target } = appState;
    if (isStepUp(request)) {
      this.tenant.stepUps.push({ ...request, method: 'redirect', appState });
    } else {
      this.tenant.logins.push({
        ...request,
        ...(typeof target === 'string' && { target }),
      });
    }
    return Promise.resolve();
  }

  async popup(request: AuthorizationRequest): Promise<void> {
    if (isStepUp(request)) {
      this.tenant.stepUps.push({ ...request, method: 'popup' });
    }
    await this.tenant.openPopup();
  }

  proof(): Promise<string> {
    return Promise.resolve('test-proof');
  }

  rememberNonce(): Promise<void> {
    return Promise.resolve();
  }
}

function isStepUp(request: AuthorizationRequest): request is StepUpRequest {
  return 'reason' in request;
}

/** The headers of a page of a BFF. The rest is that of the token, which may expire. */
function inPlaceOf(token: IssuedToken): IssuedToken {
  const headers = new HttpHeaders({
    'X-CSRF': '1',
    'Profile-User': encodeURIComponent(token.subject ?? ''),
  });
  return Object.create(token, {
    isSession: { value: true },
    headers: { value: headers },
  }) as IssuedToken;
}
