import { inject } from '@angular/core';
import type { LogoutOptions, SessionUser, ɵLoginSession as LoginSession } from 'ngx-auth0-profile';
import { NEVER, Observable, map, of } from 'rxjs';
import { testClaims } from './test-claims';
import { TestTenant } from './test-tenant';
import type { TestProfile } from './testing-options';

/** The session of a test, without a login of any kind. */
export class TestLoginSession implements LoginSession {
  private readonly tenant = inject(TestTenant);
  private shown: { readonly profile: TestProfile; readonly user: SessionUser } | undefined;

  readonly hasSentRequest = true;
  readonly user$ = new Observable<SessionUser | undefined>((subscriber) =>
    this.tenant.session.subscribe(() => {
      subscriber.next(this.user);
    }),
  );
  readonly isLoading$ = this.user$.pipe(map(() => false));
  /** No login of a test leaves the page. */
  readonly appState$ = NEVER;

  async getUser(): Promise<SessionUser | undefined> {
    await this.tenant.session.whenKnown();
    return this.user;
  }

  loginWithRedirect({
    authorizationParams,
    appState,
  }: Parameters<LoginSession['loginWithRedirect']>[0]): Observable<void> {
    const { audience, scope } = authorizationParams ?? {};
    const { target } = appState;
    this.tenant.logins.push({
      ...(typeof audience === 'string' && { audience }),
      ...(scope !== undefined && { scopes: scope.split(' ') }),
      ...(typeof target === 'string' && { target }),
    });
    return of(undefined);
  }

  logout({ logoutParams }: LogoutOptions): Observable<void> {
    const { returnTo } = logoutParams ?? {};
    this.tenant.logouts.push(returnTo === undefined ? {} : { returnTo });
    this.tenant.signOut();
    return of(undefined);
  }

  /** One object for as long as the profile is the same. */
  private get user(): SessionUser | undefined {
    const { profile } = this.tenant.session;
    if (profile && profile !== this.shown?.profile) {
      this.shown = { profile, user: testClaims(profile) };
    }
    return profile && this.shown?.user;
  }
}
