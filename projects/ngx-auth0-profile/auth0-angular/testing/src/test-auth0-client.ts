import { DestroyRef, Injectable, Injector, inject } from '@angular/core';
import {
  AuthState,
  type AppState,
  type GetTokenSilentlyOptions,
  type PopupLoginOptions,
  type RedirectLoginOptions,
} from '@auth0/auth0-angular';
import {
  ɵtestClaims as testClaims,
  ɵTestTenant as TestTenant,
  type TestLogin,
  type TestProfile,
} from 'ngx-auth0-profile/testing';

/** The claims of an ID token. */
type Claims = Readonly<Record<string, unknown>>;

/** The options of a logout, as far as a test records them. */
interface LogoutOptions {
  readonly logoutParams?: { readonly returnTo?: string };
}

/**
 * The client of auth0-spa-js under the real `AuthService`, so that components that inject it find the session of the test.
 */
@Injectable()
export class TestAuth0Client {
  private readonly tenant = inject(TestTenant);
  private shown: { readonly profile: TestProfile; readonly user: Claims } | undefined;

  constructor() {
    const injector = inject(Injector);
    let isFirst = !this.tenant.session.isPending;
    const stop = this.tenant.session.subscribe(() => {
      // `AuthService` asks by itself when it starts; `AuthState` needs this client to be created.
      if (!isFirst) {
        injector.get(AuthState).refresh();
      }
      isFirst = false;
    });
    inject(DestroyRef).onDestroy(stop);
  }

  async checkSession(): Promise<void> {
    await this.tenant.session.whenKnown();
  }

  handleRedirectCallback(): Promise<{ readonly appState: undefined }> {
    return Promise.resolve({ appState: undefined });
  }

  async isAuthenticated(): Promise<boolean> {
    return (await this.getUser()) !== undefined;
  }

  /** One object for as long as the profile is the same, by which `AuthService.user$` tells a change. */
  async getUser(): Promise<Claims | undefined> {
    await this.tenant.session.whenKnown();
    const { profile } = this.tenant.session;
    if (profile && profile !== this.shown?.profile) {
      this.shown = { profile, user: testClaims(profile) };
    }
    return profile && this.shown?.user;
  }

  async getIdTokenClaims(): Promise<Claims | undefined> {
    const user = await this.getUser();
    return user && { ...user, __raw: 'test-id-token' };
  }

  async getTokenSilently({
    authorizationParams = {},
    cacheMode = 'on',
    detailedResponse,
  }: GetTokenSilentlyOptions = {}): Promise<unknown> {
    const { audience = '', scope = '' } = authorizationParams;
    const token = await this.tenant.requestToken(
      { audience, scopes: scope.split(' ').filter(Boolean) },
      cacheMode,
    );
    return detailedResponse && token
      ? { access_token: token.value, scope: [...token.scopes].join(' '), expires_in: 7200 }
      : token?.value;
  }

  loginWithRedirect(options?: RedirectLoginOptions<AppState>): Promise<void> {
    this.tenant.logins.push(loginOf(options));
    return Promise.resolve();
  }

  /** The user logs in, unless a popup failure is scripted. */
  async loginWithPopup(options?: PopupLoginOptions): Promise<void> {
    this.tenant.logins.push(loginOf(options));
    await this.tenant.openPopup();
    this.tenant.signIn(this.tenant.session.profile ?? {});
  }

  logout({ logoutParams }: LogoutOptions = {}): Promise<void> {
    const { returnTo } = logoutParams ?? {};
    this.tenant.logouts.push(returnTo === undefined ? {} : { returnTo });
    this.tenant.signOut();
    return Promise.resolve();
  }
}

function loginOf(
  options: Pick<RedirectLoginOptions<AppState>, 'authorizationParams' | 'appState'> = {},
): TestLogin {
  const { audience, scope } = options.authorizationParams ?? {};
  const { target } = options.appState ?? {};
  return {
    ...(audience !== undefined && { audience }),
    ...(scope !== undefined && { scopes: scope.split(' ') }),
    ...(target !== undefined && { target }),
  };
}
