import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { ProfileService, injectGrantedScopes, injectSession } from 'ngx-auth0-profile';
import { tenant } from '../../src/test-support/emulated-tenant';
import { refusal, until } from '../../src/test-support/refusal';
import { configureBffApp } from './test-support/bff-app';
import { freshBff, logIn, logOut } from './test-support/bff-login';

describe('the session of withBff', () => {
  beforeEach(freshBff);

  it('has the user and the scopes, and no token', async () => {
    await logIn();
    configureBffApp();
    const session = TestBed.runInInjectionContext(injectSession);
    const granted = TestBed.runInInjectionContext(() => injectGrantedScopes());
    expect(session.signedIn()).toBeUndefined();
    await until(() => session.signedIn() === true);
    expect(session.user()?.sub).toBe(tenant.user);
    expect([...granted()]).toContain('update:profile');
    expect(JSON.stringify(session.user())).not.toMatch(/eyJ|token/);
  });

  it('is empty when nobody is logged in', async () => {
    configureBffApp();
    const session = TestBed.runInInjectionContext(injectSession);
    await until(() => session.signedIn() === false);
    expect((await refusal(TestBed.inject(ProfileService).load())).code).toBe('login-required');
  });

  it('is read again when a request finds that it has ended', async () => {
    await logIn();
    configureBffApp();
    const session = TestBed.runInInjectionContext(injectSession);
    const profiles = TestBed.inject(ProfileService);
    await profiles.load();
    await logOut();
    expect(session.user()?.sub).toBe(tenant.user);
    const error = await refusal(profiles.load());
    expect(error.code).toBe('login-required');
    expect(error.diagnosis?.whatHappened).toContain('(BFF) has no session for this browser');
    await until(() => session.signedIn() === false);
    expect(profiles.profile()).toBeUndefined();
  });

  it('follows a login and a logout in another tab', async () => {
    configureBffApp();
    const session = TestBed.runInInjectionContext(injectSession);
    await until(() => session.signedIn() === false);
    const otherTab = new BroadcastChannel(`ngx-auth0-profile.bff ${location.origin}/bff`);
    await logIn();
    otherTab.postMessage(tenant.user);
    await until(() => session.user()?.sub === tenant.user);
    await logOut();
    otherTab.postMessage(null);
    await until(() => session.signedIn() === false);
    otherTab.close();
  });

  it('ends with logout(), and opens the logout of the tenant', async () => {
    await logIn();
    const opened = configureBffApp();
    const session = TestBed.runInInjectionContext(injectSession);
    await until(() => session.signedIn() === true);
    await session.logout();
    expect(new URL(opened[0] ?? '').origin).toBe(tenant.url);
    configureBffApp();
    const next = TestBed.runInInjectionContext(injectSession);
    await until(() => next.signedIn() === false);
  });

  it('opens the login with the path to return to', async () => {
    const opened = configureBffApp();
    const session = TestBed.runInInjectionContext(injectSession);
    await TestBed.inject(Router).navigateByUrl('/cart?tab=2');
    await session.login({ authorizationParams: { prompt: 'login' } });
    const url = new URL(opened[0] ?? '');
    expect(url.origin + url.pathname).toBe(`${location.origin}/bff/login`);
    expect(Object.fromEntries(url.searchParams)).toEqual({
      prompt: 'login',
      returnTo: '/cart?tab=2',
    });
  });

  it('refuses a login parameter that the back end does not take', async () => {
    configureBffApp();
    const session = TestBed.runInInjectionContext(injectSession);
    const login = session.login({ authorizationParams: { login_hint: 'ada' } });
    const error = await refusal(login);
    expect(error.code).toBe('configuration');
    expect(error.message).toContain('login_hint');
  });
});
