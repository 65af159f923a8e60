import { TestBed } from '@angular/core/testing';
import { Component, type Type } from '@angular/core';
import { provideRouter, Router, type Routes } from '@angular/router';
import { Auth0ClientService, AuthenticationError, AuthState } from '@auth0/auth0-angular';
import type { Auth0ProfileFeature } from '../feature/auth0-profile-feature';
import { withStepUp } from '../step-up/with-step-up';
import { tenant } from '../test-support/emulated-tenant';
import { loadAuthorization } from '../test-support/load-authorization';
import { configureSpecApp, freshTenant, signInAs } from '../test-support/signed-in';
import { scopeGuard } from './scope-guard';

const ORDERS = 'https://orders.example/';

@Component({ template: '' })
class Page {}

@Component({ template: '' })
class OtherPage {}

const page = {
  component: Page,
  children: [{ path: '', component: Page }],
};

describe('scopeGuard at a tenant', () => {
  beforeEach(freshTenant);

  for (const kind of ['canActivate', 'canActivateChild', 'canMatch'] as const) {
    describe(`as ${kind}`, () => {
      it('activates the route when the scope is granted', async () => {
        await app([{ path: 'page', [kind]: [scopeGuard('read:current_user')], ...page }]);
        expect(await go('/page')).toBe('/page');
      });

      it('redirects with the reason when the scope is missing', async () => {
        const guard = scopeGuard({
          allOf: ['nope:orders'],
          audience: ORDERS,
          redirectTo: '/denied',
        });
        await app([{ path: 'page', [kind]: [guard], ...page }]);
        expect(await go('/page')).toBe('/denied?reason=missing-scope&scopes=nope:orders');
      });

      it('redirects an anonymous user to login and restores the URL', async () => {
        configure([{ path: 'page', [kind]: [scopeGuard('read:current_user')], ...page }]);
        const redirect = spyOnRedirect();
        await go('/page?x=1');
        expect(redirect.calls.allArgs().flat()).toEqual([
          {
            authorizationParams: {
              audience: tenant.audience,
              scope: 'read:current_user update:current_user_metadata',
            },
            appState: { target: '/page?x=1' },
          },
        ]);
      });
    });
  }

  it('activates the route when one scope of anyOf is granted', async () => {
    const guard = scopeGuard({ anyOf: ['nope:orders', 'read:orders'], audience: ORDERS });
    await app([{ path: 'page', canActivate: [guard], ...page }]);
    expect(await go('/page')).toBe('/page');
    expect(await tenant.tokenRequests(ORDERS)).toBe(1);
  });

  it('requires all scopes of allOf', async () => {
    const guard = scopeGuard({ allOf: ['nope:orders', 'read:orders'], audience: ORDERS });
    await app([{ path: 'page', canActivate: [guard], ...page }]);
    expect(await go('/page')).toContain('reason=missing-scope');
  });

  it('names a scope that end users never get', async () => {
    await app([{ path: 'page', canActivate: [scopeGuard('update:users')], ...page }]);
    expect(await go('/page')).toBe('/?reason=scope-never-granted-to-users&scopes=update:users');
  });

  it('decides the same for two simultaneous navigations', async () => {
    const guard = scopeGuard('read:current_user');
    await app([{ path: 'a', canActivate: [guard, guard], canMatch: [guard], ...page }]);
    expect(await go('/a')).toBe('/a');
    expect(await tenant.tokenRequests(tenant.audience)).toBe(1);
  });

  it('steps up once, restores the URL, and denies the route meanwhile', async () => {
    const guard = scopeGuard({ allOf: ['nope:orders'], audience: ORDERS, redirectTo: '/denied' });
    const routes = [{ path: 'page', canActivate: [guard], ...page }];
    await app(routes, [withStepUp('redirect')]);
    let redirect = spyOnRedirect();
    expect(await go('/page?x=1')).toBe('/');
    expect(redirect).toHaveBeenCalledOnceWith(
      jasmine.objectContaining({ appState: { target: '/page?x=1' } }),
    );

    TestBed.resetTestingModule();
    await app(routes, [withStepUp('redirect')]);
    redirect = spyOnRedirect();
    expect(await go('/page')).toContain('/denied?reason=missing-scope');
    expect(redirect).not.toHaveBeenCalled();
  });

  it('redirects to login once for several guards', async () => {
    const guards = [
      scopeGuard('read:current_user'),
      scopeGuard({ allOf: ['read:orders'], audience: ORDERS }),
    ];
    configure([{ path: 'page', canActivate: guards, ...page }]);
    const redirect = spyOnRedirect();
    expect(await go('/page')).toBe('/');
    expect(redirect).toHaveBeenCalledTimes(1);
    await go('/page');
    expect(redirect).toHaveBeenCalledTimes(2);
  });

  it('does not redirect to login for an earlier navigation', async () => {
    configure([]);
    const redirect = spyOnRedirect();
    const authorization = await loadAuthorization();
    for (const navigation of [2, 1, 2, 3]) {
      await authorization.login.start(
        { audience: ORDERS, scopes: [] },
        `/${navigation}`,
        navigation,
      );
    }
    expect(redirect.calls.allArgs().flat()).toEqual([
      jasmine.objectContaining({ appState: { target: '/2' } }),
      jasmine.objectContaining({ appState: { target: '/3' } }),
    ]);
  });

  it('does not redirect again after the user cancelled the login, until the user navigates', async () => {
    const guard = scopeGuard({ allOf: ['read:current_user'], redirectTo: '/denied' });
    configure([{ path: 'page', canActivate: [guard], ...page }]);
    const redirect = spyOnRedirect();
    const cancelled = new AuthenticationError('access_denied', 'Cancelled', 'the-state');
    TestBed.inject(AuthState).setError(cancelled);
    expect(await go('/page')).toContain('/denied?reason=login-failed');
    await go('/page');
    expect(redirect).not.toHaveBeenCalled();
    spyOnProperty(navigator.userActivation, 'hasBeenActive').and.returnValue(true);
    await go('/page');
    expect(redirect).toHaveBeenCalledTimes(1);
  });

  describe('when an earlier page of this tab has started a login', () => {
    const guard = scopeGuard({ allOf: ['read:current_user'], redirectTo: '/denied' });
    const routes = [{ path: 'page', canActivate: [guard], ...page }];

    async function nextPage(): Promise<jasmine.Spy> {
      TestBed.resetTestingModule();
      configure(routes);
      const redirect = spyOnRedirect();
      await go('/page');
      return redirect;
    }

    it('starts no second one while nobody is signed in', async () => {
      expect(await nextPage()).toHaveBeenCalledTimes(1);
      expect(await nextPage()).not.toHaveBeenCalled();
      expect(TestBed.inject(Router).url).toContain('/denied?reason=login-failed');
    });

    it('starts at most two in a minute, even when the user is signed in in between', async () => {
      for (const logins of [1, 1, 0]) {
        expect(await nextPage()).toHaveBeenCalledTimes(logins);
        TestBed.resetTestingModule();
        await app(routes);
        expect(await go('/page')).toBe('/page');
        await tenant.endSessions();
        document.cookie = `auth0.${tenant.clientId}.is.authenticated=; max-age=0; path=/`;
      }
    });
  });

  describe('login', () => {
    it('passes its parameters on and adds the scopes', async () => {
      const login = {
        fragment: 'signup',
        authorizationParams: { organization: 'org_1', max_age: 60, scope: 'offline_access' },
      };
      const guard = scopeGuard({ allOf: ['read:orders'], audience: ORDERS, login });
      configure([{ path: 'page', canActivate: [guard], ...page }]);
      const redirect = spyOnRedirect();
      await go('/page');
      expect(redirect).toHaveBeenCalledOnceWith({
        fragment: 'signup',
        authorizationParams: {
          organization: 'org_1',
          max_age: 60,
          audience: ORDERS,
          scope: 'offline_access read:orders',
        },
        appState: { target: '/page' },
      });
    });

    it('set to false denies access instead', async () => {
      const guard = scopeGuard({
        allOf: ['read:current_user'],
        redirectTo: '/denied',
        login: false,
      });
      configure([{ path: 'page', canActivate: [guard], ...page }]);
      const redirect = spyOnRedirect();
      expect(await go('/page')).toContain('/denied?reason=login-required');
      expect(redirect).not.toHaveBeenCalled();
    });
  });

  describe('onDenied: next-route', () => {
    const guard = scopeGuard({
      allOf: ['nope:orders'],
      audience: ORDERS,
      onDenied: 'next-route',
      login: false,
    });
    const routes: Routes = [
      { path: 'page', canMatch: [guard], component: Page },
      { path: 'page', component: OtherPage },
    ];

    it('lets the router try the next route when a scope is missing', async () => {
      await app(routes);
      expect(await shown('/page')).toBe(OtherPage);
    });

    it('lets the router try the next route for an anonymous user', async () => {
      configure(routes);
      expect(await shown('/page')).toBe(OtherPage);
    });

    it('activates the first route when the scope is granted', async () => {
      const granted = scopeGuard({
        allOf: ['read:orders'],
        audience: ORDERS,
        onDenied: 'next-route',
      });
      await app([{ path: 'page', canMatch: [granted], component: Page }, ...routes]);
      expect(await shown('/page')).toBe(Page);
    });
  });

  describe('as canMatch, when it redirects to login', () => {
    it('keeps the router from the next route while the page is left', async () => {
      configure([
        { path: 'page', canMatch: [scopeGuard('read:current_user')], component: Page },
        { path: '**', component: OtherPage },
      ]);
      const left = new Promise<void>((resolve) => {
        spyOn(TestBed.inject(Auth0ClientService), 'loginWithRedirect').and.callFake(() => {
          resolve();
          return Promise.resolve();
        });
      });
      const outcome = shown('/page');
      await left;
      const first = await Promise.race([outcome, macrotasks()]);
      expect(first).toBeUndefined();
    });
  });

  it('denies the route without a redirect when it is itself the target', async () => {
    const guard = scopeGuard({ allOf: ['nope:orders'], audience: ORDERS, redirectTo: '/page' });
    await app([{ path: 'page', canActivate: [guard], ...page }]);
    expect(await go('/page')).toBe('/');
  });
});

function configure(routes: Routes, features: readonly Auth0ProfileFeature[] = []): void {
  configureSpecApp({
    features,
    providers: [
      provideRouter([
        ...routes,
        { path: 'denied', component: Page },
        { path: '', component: Page },
      ]),
    ],
  });
}

async function app(routes: Routes, features: readonly Auth0ProfileFeature[] = []): Promise<void> {
  configure(routes, features);
  await signInAs(tenant.user);
}

function spyOnRedirect(): jasmine.Spy {
  return spyOn(TestBed.inject(Auth0ClientService), 'loginWithRedirect').and.resolveTo();
}

/** The component that the router shows after a navigation. */
async function shown(url: string): Promise<Type<unknown> | null | undefined> {
  await go(url);
  return TestBed.inject(Router).routerState.root.firstChild?.component;
}

/** Lets everything run that is not waiting for a timeout of the guard. */
async function macrotasks(): Promise<undefined> {
  for (let round = 0; round < 20; round++) {
    await new Promise((resolve) => setTimeout(resolve));
  }
  return undefined;
}

async function go(url: string): Promise<string> {
  await TestBed.inject(Router)
    .navigateByUrl(url)
    .catch(() => false);
  return TestBed.inject(Router).url;
}
