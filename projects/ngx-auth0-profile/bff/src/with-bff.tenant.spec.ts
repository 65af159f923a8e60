import {
  HttpClient,
  provideHttpClient,
  withInterceptors,
  type HttpInterceptorFn,
  type HttpRequest,
} from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Component, Injector, inject, provideZonelessChangeDetection } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import {
  HasScope,
  ProfileService,
  explainRequest,
  injectGrantedScopes,
  injectSession,
  isAuth0ProfileError,
  keepOnRedirect,
  profileInterceptor,
  provideAuth0Profile,
  scopeGuard,
  withProxy,
  withStepUp,
  type Auth0ProfileFeature,
} from 'ngx-auth0-profile';
import { withAuth0Angular } from 'ngx-auth0-profile/auth0-angular';
import { firstValueFrom } from 'rxjs';
import { tenant } from '../../src/test-support/emulated-tenant';
import { refusal, until } from '../../src/test-support/refusal';
import { freshTenant, signedIn } from '../../src/test-support/signed-in';
import { NAVIGATE, type BffOptions } from './bff-options';
import { withBff } from './with-bff';

const proxy = () =>
  withProxy({
    url: tenant.proxyUrl,
    audience: 'https://profile-proxy.example/',
    mode: 'proxy',
  });

const modes: Readonly<Record<string, () => Promise<void>>> = {
  'by the Management API': () => signedIn(),
  'by the proxy': () => signedIn({ features: [proxy()] }),
  'by the BFF': async () => {
    await logIn();
    configure();
  },
};

for (const [mode, start] of Object.entries(modes)) {
  describe(`a component that edits the profile, ${mode}`, () => {
    beforeEach(async () => {
      await freshTenant();
      await logOut();
    });

    it('shows the user of the session and the profile', async () => {
      await start();
      const { text } = create();
      await until(() => text() === 'Spec User, light');
    });

    it('saves metadata, and shows what the server has', async () => {
      await start();
      const { text, component } = create();
      await until(() => text() === 'Spec User, light');
      await component.profiles.updateMetadata({ theme: 'dark' });
      await until(() => text() === 'Spec User, dark');
      expect(await tenant.metadata()).toEqual(jasmine.objectContaining({ theme: 'dark' }));
    });

    it('computes an edit from what the server stores', async () => {
      await start();
      const { component } = create();
      await component.profiles.updateMetadata(({ theme }) => ({ theme: `very ${theme ?? ''}` }));
      expect(await tenant.metadata()).toEqual(jasmine.objectContaining({ theme: 'very light' }));
    });

    it('refuses what is too large for the metadata before a request', async () => {
      await start();
      const { component } = create();
      const edit = component.profiles.updateMetadata({ theme: 'x'.repeat(20_000_000) });
      expect((await refusal(edit)).code).toBe('profile-too-large');
    });
  });
}

describe('withBff', () => {
  beforeEach(async () => {
    await freshTenant();
    await logOut();
  });

  it('refuses a URL that is not a path', () => {
    for (const url of ['https://app.example.com/bff', 'bff', '//evil.example/bff']) {
      expect(() => withBff({ url })).toThrowMatching(
        (error) => isAuth0ProfileError(error) && error.code === 'configuration',
      );
    }
  });

  it('refuses features that the back end replaces', () => {
    expect(() => provideAuth0Profile(withBff({ url: '/bff' }), proxy())).toThrowMatching(
      (error) => isAuth0ProfileError(error) && error.message.includes('proxy has no effect'),
    );
    expect(() => provideAuth0Profile(withBff({ url: '/bff' }), withAuth0Angular())).toThrow();
  });

  it('changes every field that the proxy allows', async () => {
    await logIn();
    configure();
    const profiles = TestBed.inject(ProfileService);
    expect((await profiles.update({ name: 'Eve', nickname: 'e' }))?.name).toBe('Eve');
    expect((await profiles.load()).nickname).toBe('e');
  });

  describe('the session', () => {
    it('has the user and the scopes, and no token', async () => {
      await logIn();
      configure();
      const session = TestBed.runInInjectionContext(injectSession);
      const granted = TestBed.runInInjectionContext(() => injectGrantedScopes());
      expect(session.signedIn()).toBeUndefined();
      await until(() => session.signedIn() === true);
      expect(session.user()?.sub).toBe(tenant.user);
      expect([...granted()]).toContain('update:profile');
      expect(JSON.stringify(session.user())).not.toMatch(/eyJ|token/);
    });

    it('is empty when nobody is logged in', async () => {
      configure();
      const session = TestBed.runInInjectionContext(injectSession);
      await until(() => session.signedIn() === false);
      expect((await refusal(TestBed.inject(ProfileService).load())).code).toBe('login-required');
    });

    it('is read again when a request finds that it has ended', async () => {
      await logIn();
      configure();
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
      configure();
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
      const opened = configure();
      const session = TestBed.runInInjectionContext(injectSession);
      await until(() => session.signedIn() === true);
      await session.logout();
      expect(new URL(opened[0] ?? '').origin).toBe(tenant.url);
      configure();
      const next = TestBed.runInInjectionContext(injectSession);
      await until(() => next.signedIn() === false);
    });

    it('opens the login with the path to return to', async () => {
      const opened = configure();
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
      configure();
      const session = TestBed.runInInjectionContext(injectSession);
      const login = session.login({ authorizationParams: { login_hint: 'ada' } });
      const error = await refusal(login);
      expect(error.code).toBe('configuration');
      expect(error.message).toContain('login_hint');
    });
  });

  describe('the interceptor', () => {
    const bff = `${location.origin}/bff`;
    const own = ['/bff/me', `${bff}/api/orders/orders`, '/bff/me/v1/factors', '/bff/api/a%20b'];
    const other = [
      '/bffs/me',
      '/api/orders',
      '/bff/../api/orders',
      '/bff/%2e%2e/api',
      '/bff/..%2fapi',
      '/bff\\..\\api',
      `${location.origin}.evil.example/bff/me`,
      `https://${location.host}/bff/me`,
      `http://user@${location.host}/bff/me`,
      `http://${location.hostname}:1/bff/me`,
      '//evil.example/bff/me',
      'https://evil.example/bff/me',
    ];

    for (const url of own) {
      it(`matches ${url}`, () => {
        configure();
        const injector = TestBed.inject(Injector);
        expect(explainRequest('POST', url, { injector }).matched).toBeTrue();
      });
    }
    for (const url of other) {
      it(`does not match ${url}`, () => {
        configure();
        const injector = TestBed.inject(Injector);
        expect(explainRequest('POST', url, { injector }).matched).toBeFalse();
      });
    }

    it('adds the header, and no token', async () => {
      await logIn();
      const sent: HttpRequest<unknown>[] = [];
      configure({ record: sent });
      await firstValueFrom(TestBed.inject(HttpClient).get('/bff/me', { headers: { a: 'b' } }));
      await firstValueFrom(TestBed.inject(HttpClient).get('/bff/me'));
      for (const { headers } of sent) {
        expect(headers.get('X-CSRF')).toBe('1');
        expect(headers.has('Authorization')).toBeFalse();
      }
    });

    it('adds nothing to other requests', () => {
      configure({ providers: [provideHttpClientTesting()] });
      TestBed.inject(HttpClient).get('/bffs/me').subscribe();
      const [request] = TestBed.inject(HttpTestingController).match(() => true);
      expect(request?.request.headers.keys()).toEqual([]);
    });
  });

  describe('a login that a request lacks', () => {
    it('is opened as the back end names it, with the page to return to', async () => {
      await logIn();
      const opened = configure({ features: [withStepUp('redirect')] });
      const request = firstValueFrom(TestBed.inject(HttpClient).get('/bff/api/orders/orders'));
      expect((await refusal(request)).code).toBe('redirecting');
      const url = new URL(opened[0] ?? '');
      expect(url.origin + url.pathname).toBe(`${location.origin}/bff/login`);
      expect(url.searchParams.get('api')).toBe('orders');
      expect(url.searchParams.get('scope')).toBe('read:orders');
      expect(url.searchParams.has('returnTo')).toBeTrue();
    });

    it('is an error without withStepUp()', async () => {
      await logIn();
      const opened = configure();
      const request = firstValueFrom(TestBed.inject(HttpClient).get('/bff/api/orders/orders'));
      const failure: unknown = await request.catch((error: unknown) => error);
      expect(isAuth0ProfileError(failure) && failure.code).toBe('login-required');
      expect(opened).toEqual([]);
    });

    it('restores after the return what keepOnRedirect() keeps', async () => {
      await logIn();
      configure({ features: [withStepUp('redirect')] });
      const http = TestBed.inject(HttpClient);
      keep('Hello');
      await until(() => TestBed.runInInjectionContext(injectSession).user() !== undefined);
      await refusal(firstValueFrom(http.get('/bff/api/orders/orders')));
      history.replaceState(null, '', '/');
      configure();
      TestBed.inject(Router);
      const restored = keep();
      await until(() => restored.text === 'Hello');
    });
  });

  describe('a guard', () => {
    it('activates the route with the scopes of the session', async () => {
      await logIn();
      configure();
      expect(await TestBed.inject(Router).navigateByUrl('/settings')).toBeTrue();
    });

    it('opens the login for a visitor, once', async () => {
      const opened = configure();
      expect(await TestBed.inject(Router).navigateByUrl('/settings')).toBeFalse();
      const url = new URL(opened[0] ?? '');
      expect(url.pathname + url.search).toBe('/bff/login?returnTo=%2Fsettings');
      expect(opened.length).toBe(1);
    });

    it('opens no login again after one that failed, and removes the error from the URL', async () => {
      const before = location.href;
      history.replaceState(null, '', '?login_error=access_denied&a=1');
      const opened = configure();
      const router = TestBed.inject(Router);
      await router.navigateByUrl('/settings');
      expect(router.url).toContain('reason=login-failed');
      expect(opened).toEqual([]);
      expect(location.search).not.toContain('login_error');
      history.replaceState(null, '', before);
    });
  });

  it('shows what needs a scope of the session', async () => {
    await logIn();
    configure();
    const fixture = TestBed.createComponent(ScopePage);
    await until(() => {
      fixture.detectChanges();
      return (fixture.nativeElement as HTMLElement).textContent.includes('may edit');
    });
  });

  describe('without a back end', () => {
    it('says that nothing passes the path on', async () => {
      configure({ url: '/base' });
      const error = await refusal(TestBed.inject(ProfileService).load());
      expect(error.code).toBe('configuration');
      expect(error.message).toContain('was not answered by the BFF');
    });
  });
});

interface Setup extends Partial<BffOptions> {
  readonly features?: readonly Auth0ProfileFeature[];
  readonly providers?: readonly Parameters<typeof TestBed.configureTestingModule>[0]['providers'][];
  readonly record?: HttpRequest<unknown>[];
}

/** An application of the BFF. Returns the URLs that it opens in place of the page. */
function configure({
  url = '/bff',
  features = [],
  providers = [],
  record = [],
}: Setup = {}): string[] {
  const opened: string[] = [];
  const recorder: HttpInterceptorFn = (request, next) => {
    record.push(request);
    return next(request);
  };
  TestBed.resetTestingModule();
  TestBed.configureTestingModule({
    providers: [
      provideZonelessChangeDetection(),
      provideHttpClient(withInterceptors([profileInterceptor, recorder])),
      provideRouter([
        { path: 'settings', canActivate: [scopeGuard('update:profile')], children: [] },
        { path: '**', children: [] },
      ]),
      provideAuth0Profile(withBff({ url }), ...features),
      { provide: NAVIGATE, useValue: (target: string) => opened.push(target) },
      ...providers,
    ],
  });
  return opened;
}

@Component({
  template: `{{ session.user()?.name }}, {{ profiles.profile()?.user_metadata?.theme }}`,
})
class ThemePage {
  readonly profiles = inject(ProfileService<{ theme: string }>);
  protected readonly session = injectSession();
}

@Component({
  imports: [HasScope],
  template: `<p *auth0ProfileHasScope="'update:profile'">may edit</p>`,
})
class ScopePage {}

function create() {
  const fixture = TestBed.createComponent(ThemePage);
  return {
    component: fixture.componentInstance,
    text: () => {
      fixture.detectChanges();
      return (fixture.nativeElement as HTMLElement).textContent.trim();
    },
  };
}

function keep(text = ''): { text: string } {
  const form = { text };
  TestBed.runInInjectionContext(() => {
    keepOnRedirect('form', {
      read: () => form.text || undefined,
      restore: (kept: string) => {
        form.text = kept;
      },
    });
  });
  return form;
}

async function logIn(user = tenant.user): Promise<void> {
  const response = await fetch(`/bff-spec/log-in?user=${encodeURIComponent(user)}`);
  expect(await response.text()).toBe('/');
}

async function logOut(): Promise<void> {
  await fetch('/bff/logout', { method: 'POST', headers: { 'X-CSRF': '1' } });
}
