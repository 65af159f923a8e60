import { PLATFORM_ID } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { Auth0ClientService } from '@auth0/auth0-angular';
import { tenant } from '../test-support/emulated-tenant';
import { refusal, until } from '../test-support/refusal';
import { configureSpecApp, freshTenant, signedIn } from '../test-support/signed-in';
import { injectSession, type Session } from './inject-session';
import { PAGE_STATES } from './kept-states';
import { LOGIN_SESSION } from './login-session';

describe('injectSession at a tenant', () => {
  beforeEach(freshTenant);

  it('tells who is signed in', async () => {
    await signedIn();
    const session = inject();
    await until(() => session.signedIn() !== undefined);
    expect(session.signedIn()).toBeTrue();
    expect(session.user()?.sub).toBe(tenant.user);
  });

  it('is undefined until the SDK knows, then false for an anonymous user', async () => {
    configureSpecApp();
    const session = inject();
    expect(session.signedIn()).toBeUndefined();
    await until(() => session.signedIn() !== undefined);
    expect(session.signedIn()).toBeFalse();
    expect(session.user()).toBeUndefined();
  });

  it('logs in and returns to the current URL', async () => {
    configureSpecApp({ providers: [provideRouter([{ path: '**', children: [] }])] });
    const redirect = spyOn(TestBed.inject(Auth0ClientService), 'loginWithRedirect').and.resolveTo();
    const session = inject();
    await TestBed.inject(Router).navigateByUrl('/settings?tab=2');
    await session.login({ authorizationParams: { organization: 'org_1' } });
    expect(redirect).toHaveBeenCalledOnceWith({
      authorizationParams: { organization: 'org_1' },
      appState: { target: '/settings?tab=2' },
    });
  });

  it('logs in and returns to the target of a navigation that is running', async () => {
    const arrive: (() => void)[] = [];
    const resolve = () => new Promise<void>((done) => arrive.push(done));
    configureSpecApp({
      providers: [provideRouter([{ path: '**', children: [], resolve: { data: resolve } }])],
    });
    const redirect = spyOn(TestBed.inject(Auth0ClientService), 'loginWithRedirect').and.resolveTo();
    const session = inject();
    const navigation = TestBed.inject(Router).navigateByUrl('/settings');
    await until(() => arrive.length > 0);
    await session.login();
    expect(redirect.calls.mostRecent().args[0]?.appState).toEqual({ target: '/settings' });
    arrive[0]?.();
    await navigation;
  });

  it('logs in with the states that keepOnRedirect() keeps', async () => {
    configureSpecApp();
    const redirect = spyOn(TestBed.inject(Auth0ClientService), 'loginWithRedirect').and.resolveTo();
    TestBed.inject(PAGE_STATES).readers.set('form', () => 'Draft');
    await inject().login();
    expect(redirect.calls.mostRecent().args[0]?.appState).toEqual(
      jasmine.objectContaining({ keptStates: { states: { form: 'Draft' } } }),
    );
  });

  it('logs out and returns to the origin, or to the given URL', async () => {
    configureSpecApp();
    const logout = spyOn(TestBed.inject(Auth0ClientService), 'logout').and.resolveTo();
    const session = inject();
    await session.logout();
    await session.logout({ logoutParams: { returnTo: 'https://app.example.com/bye' } });
    expect(logout.calls.allArgs().map(([options]) => options?.logoutParams?.returnTo)).toEqual([
      location.origin,
      'https://app.example.com/bye',
    ]);
  });

  it('on the server starts no SDK, and refuses commands', async () => {
    const start = jasmine.createSpy('start');
    configureSpecApp({
      providers: [
        { provide: PLATFORM_ID, useValue: 'server' },
        { provide: LOGIN_SESSION, useFactory: start },
      ],
    });
    const session = inject();
    expect(session.signedIn()).toBeUndefined();
    expect((await refusal(session.login())).code).toBe('configuration');
    expect((await refusal(session.logout())).code).toBe('configuration');
    expect(start).not.toHaveBeenCalled();
  });
});

function inject(): Session {
  return TestBed.runInInjectionContext(injectSession);
}
