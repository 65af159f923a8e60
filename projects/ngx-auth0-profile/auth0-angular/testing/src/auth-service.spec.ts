import { TestBed } from '@angular/core/testing';
import { AuthService } from '@auth0/auth0-angular';
import { injectUserRefresh } from 'ngx-auth0-profile';
import { provideAuth0AngularTesting } from 'ngx-auth0-profile/auth0-angular/testing';
import {
  Auth0ProfileTestingController,
  provideAuth0ProfileTesting,
  type Auth0ProfileTestingOptions,
} from 'ngx-auth0-profile/testing';
import { firstValueFrom, lastValueFrom, type Observable } from 'rxjs';

describe('AuthService in a test', () => {
  it('shows the user of the test, with the claims of an ID token', async () => {
    const { auth } = configure({ profile: { name: 'Ada', email: 'ada@example.com' } });
    expect(await firstValueFrom(auth.isAuthenticated$)).toBe(true);
    expect(await firstValueFrom(auth.user$)).toEqual({
      sub: 'auth0|test-user',
      name: 'Ada',
      email: 'ada@example.com',
    });
  });

  it('shows nobody when nobody is signed in', async () => {
    const { auth } = configure({ profile: null });
    expect(await firstValueFrom(auth.isAuthenticated$)).toBe(false);
    expect(await firstValueFrom(auth.user$)).toBe(null);
  });

  it('is loading while the session is not known', async () => {
    const { auth, controller } = configure({ sessionPending: true });
    const loading = record(auth.isLoading$);
    await controller.settled();
    expect(loading).toEqual([true]);
    controller.signIn();
    await controller.settled();
    expect(loading).toEqual([true, false]);
  });

  it('follows signIn() and signOut()', async () => {
    const { auth, controller } = configure({ profile: { name: 'Ada' } });
    const users = record(auth.user$);
    await controller.settled();
    controller.signIn({ user_id: 'auth0|ben', name: 'Ben' });
    await controller.settled();
    controller.signOut();
    await controller.settled();
    expect(users.map((user) => user?.name)).toEqual(['Ada', 'Ben', undefined]);
  });

  it('records a login with what it asks for', async () => {
    const { auth, controller } = configure({ profile: null });
    const authorizationParams = { audience: 'orders', scope: 'openid read:orders' };
    await lastValueFrom(
      auth.loginWithRedirect({ authorizationParams, appState: { target: '/orders' } }),
    );
    expect(controller.logins).toEqual([
      { audience: 'orders', scopes: ['openid', 'read:orders'], target: '/orders' },
    ]);
  });

  it('signs in with a popup, unless the user closes it', async () => {
    const { auth, controller } = configure({ profile: null });
    controller.fail({ popup: 'cancelled' });
    const error: unknown = await lastValueFrom(auth.loginWithPopup()).catch(
      (caught: unknown) => caught,
    );
    expect(error instanceof Error && error.message).toBe('cancelled');
    expect(controller.profile).toBeUndefined();
    await lastValueFrom(auth.loginWithPopup());
    expect(controller.profile?.name).toBe('Test User');
  });

  it('records a logout and signs out', async () => {
    const { auth, controller } = configure();
    await lastValueFrom(auth.logout({ logoutParams: { returnTo: 'https://app.example' } }));
    expect(controller.logouts).toEqual([{ returnTo: 'https://app.example' }]);
    expect(controller.profile).toBeUndefined();
    expect(await firstValueFrom(auth.isAuthenticated$)).toBe(false);
  });

  it('gives access tokens from the same cache as the library', async () => {
    const { auth, controller } = configure();
    const options = { authorizationParams: { audience: 'orders', scope: 'read:orders' } };
    const token = await lastValueFrom(auth.getAccessTokenSilently(options));
    expect(token).toBe('test-access-token-1');
    expect(await lastValueFrom(auth.getAccessTokenSilently(options))).toBe(token);
    controller.fail({ token: 'consent_required' });
    const error: unknown = await lastValueFrom(
      auth.getAccessTokenSilently({ ...options, cacheMode: 'off' }),
    ).catch((caught: unknown) => caught);
    expect(error instanceof Error && error.message).toBe('consent_required');
  });

  it('shows after injectUserRefresh() what has changed at Auth0', async () => {
    const { auth, controller } = configure({ profile: { name: 'Ada' } });
    const users = record(auth.user$);
    await controller.settled();
    controller.changeElsewhere({ name: 'Ada L.' });
    await TestBed.runInInjectionContext(() => injectUserRefresh())();
    await controller.settled();
    expect(users.map((user) => user?.name)).toEqual(['Ada', 'Ada L.']);
  });
});

function configure(options: Auth0ProfileTestingOptions = {}) {
  TestBed.configureTestingModule({
    providers: [provideAuth0ProfileTesting(options), provideAuth0AngularTesting()],
  });
  return {
    auth: TestBed.inject(AuthService),
    controller: TestBed.inject(Auth0ProfileTestingController),
  };
}

function record<T>(observable: Observable<T>): T[] {
  const values: T[] = [];
  observable.subscribe((value) => {
    values.push(value);
  });
  return values;
}
