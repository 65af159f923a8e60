import { HttpClient, HttpErrorResponse, HttpEventType } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { ProfileService, scopeGuard, withStepUp } from 'ngx-auth0-profile';
import { firstValueFrom, lastValueFrom, tap } from 'rxjs';
import { tenant } from '../../src/test-support/emulated-tenant';
import { refusal, until } from '../../src/test-support/refusal';
import { configureBffApp } from './test-support/bff-app';
import { freshBff, logIn } from './test-support/bff-login';

const ORDERS = 'https://orders.example/';
const API = '/bff/api/orders';

/** What the API got. */
interface Received {
  readonly path: string;
  readonly sub: string;
  readonly body: unknown;
  readonly headers: readonly string[];
}

describe('an API behind the BFF', () => {
  beforeEach(async () => {
    await freshBff();
    await logIn(tenant.user, { api: 'orders', scope: 'read:orders' });
  });

  it('gets the token of the user, and nothing of the page', async () => {
    configureBffApp();
    const got = await get<Received>('/orders', { 'X-Own': 'a', Accept: 'application/json' });
    expect(got).toEqual(jasmine.objectContaining({ path: '/orders', sub: tenant.user }));
    expect(got.headers).toContain('authorization');
    for (const name of ['cookie', 'x-csrf', 'profile-user', 'x-own', 'origin', 'referer']) {
      expect(got.headers).not.toContain(name);
    }
  });

  it('gets a body', async () => {
    await logIn(tenant.user, { api: 'orders', scope: 'write:orders' });
    configureBffApp();
    const sent = TestBed.inject(HttpClient).post<Received>(`${API}/orders`, { item: 7 });
    expect((await firstValueFrom(sent)).body).toEqual({ item: 7 });
  });

  it('streams: a page gets the first part before the API has the second', async () => {
    configureBffApp();
    const http = TestBed.inject(HttpClient);
    const url = `${API}/stream?name=${crypto.randomUUID()}`;
    const parts: string[] = [];
    const all = lastValueFrom(
      http.get(url, { observe: 'events', reportDownloadProgress: true, responseType: 'text' }).pipe(
        tap((event) => {
          if (event.type === HttpEventType.DownloadProgress) {
            parts.push(('partialText' in event && event.partialText) || '');
          }
        }),
      ),
    );
    await until(() => parts.at(-1) === 'first');
    await firstValueFrom(http.post(url, {}));
    expect(await all).toEqual(jasmine.objectContaining({ body: 'first second' }));
  });

  it('gets no request that the BFF does not list', async () => {
    const opened = configureBffApp({ features: [withStepUp('redirect')] });
    expect((await refused('/unlisted')).status).toBe(404);
    expect((await refused('/orders/../../me')).status).toBe(404);
    expect((await refused('x', '/bff/api/unknown/')).status).toBe(404);
    const deletion = TestBed.inject(HttpClient).delete(`${API}/orders`);
    const failure: unknown = await firstValueFrom(deletion).catch((error: unknown) => error);
    expect((failure as HttpErrorResponse).status).toBe(405);
    expect(opened).toEqual([]);
  });

  it('is reached by the path of the BFF on the own origin only', () => {
    configureBffApp({ providers: [provideHttpClientTesting()] });
    const controller = TestBed.inject(HttpTestingController);
    for (const url of [
      '/api/orders/orders',
      '/bffs/api/orders/orders',
      '/bff-2/api/orders/orders',
      '/x/bff/api/orders/orders',
      '/bff/%2e%2e/api/orders/orders',
      `${location.origin}.evil.example${API}/orders`,
      `http://${location.hostname}:1${API}/orders`,
      `https://${location.host}${API}/orders`,
      'https://orders.example/orders',
    ]) {
      TestBed.inject(HttpClient).get(url).subscribe();
      const [request] = controller.match(() => true);
      expect(request?.request.headers.keys()).withContext(url).toEqual([]);
    }
  });

  describe('that refuses a request', () => {
    it('with 403 › lets the application see it, and starts no login', async () => {
      const opened = configureBffApp({ features: [withStepUp('redirect')] });
      const { status, error } = await refused('/forbidden');
      expect([status, error]).toEqual([403, { message: 'Not your order' }]);
      expect(opened).toEqual([]);
    });

    it('with 401 › opens a login, once', async () => {
      const opened = configureBffApp({ features: [withStepUp('redirect')] });
      expect((await refusal(get('/refused'))).code).toBe('redirecting');
      expect(parametersOf(opened)).toEqual([{ api: 'orders' }]);
      const again = configureBffApp({ features: [withStepUp('redirect')] });
      const error = await refusal(get('/refused'));
      expect(error.code).toBe('login-required');
      expect(error.diagnosis?.whatHappened).toContain('this request needs another login');
      expect(again).toEqual([]);
    });

    it('for a scope of another route › opens the login for that scope', async () => {
      const opened = configureBffApp({ features: [withStepUp('redirect')] });
      expect((await refusal(get('/other-scope'))).code).toBe('redirecting');
      expect(parametersOf(opened)).toEqual([{ api: 'orders', scope: 'write:orders' }]);
    });

    it('for a scope that no route has › starts no login', async () => {
      const opened = configureBffApp({ features: [withStepUp('redirect')] });
      const { status, error } = await refused('/unknown-scope');
      expect(status).toBe(403);
      expect(error).toEqual(
        jasmine.objectContaining({ code: 'missing-scope', required_scopes: ['export:orders'] }),
      );
      expect(opened).toEqual([]);
    });

    it('for a login that is too old › opens a new one', async () => {
      const opened = configureBffApp({ features: [withStepUp('redirect')] });
      expect((await refusal(get('/confirmed'))).code).toBe('redirecting');
      expect(parametersOf(opened)).toEqual([{ api: 'orders', max_age: '60' }]);
    });
  });

  describe('that a guard names by its identifier', () => {
    const apis = { orders: ORDERS };
    const routes = (scope: string) => [
      {
        path: 'orders',
        canActivate: [scopeGuard({ audience: ORDERS, allOf: [scope] })],
        children: [],
      },
    ];

    it('activates the route with the scopes of the session', async () => {
      configureBffApp({ apis, routes: routes('read:orders') });
      expect(await TestBed.inject(Router).navigateByUrl('/orders')).toBeTrue();
    });

    it('opens the login for a scope that is missing, once', async () => {
      const options = { apis, routes: routes('write:orders'), features: [withStepUp('redirect')] };
      const opened = configureBffApp(options);
      expect(await TestBed.inject(Router).navigateByUrl('/orders')).toBeFalse();
      expect(parametersOf(opened)).toEqual([{ api: 'orders', scope: 'write:orders' }]);
      const again = configureBffApp(options);
      await TestBed.inject(Router).navigateByUrl('/orders');
      expect(TestBed.inject(Router).url).toContain('reason=missing-scope');
      expect(again).toEqual([]);
    });

    it('needs its name in the options', async () => {
      configureBffApp({ routes: routes('read:orders') });
      await TestBed.inject(Router).navigateByUrl('/orders');
      expect(TestBed.inject(Router).url).toContain('reason=configuration');
    });
  });

  it('does not change the scopes of the profile', async () => {
    configureBffApp();
    const profiles = TestBed.inject(ProfileService);
    await get('/orders');
    expect((await profiles.updateMetadata({ theme: 'dark' }))?.user_metadata).toEqual(
      jasmine.objectContaining({ theme: 'dark' }),
    );
  });
});

function get<T>(path: string, headers: Record<string, string> = {}, base = API): Promise<T> {
  return firstValueFrom(TestBed.inject(HttpClient).get<T>(base + path, { headers }));
}

async function refused(
  path: string,
  base = API,
): Promise<{ readonly status: number; readonly error: unknown }> {
  const failure: unknown = await get(path, {}, base).catch((error: unknown) => error);
  if (failure instanceof HttpErrorResponse) {
    return { status: failure.status, error: failure.error as unknown };
  }
  throw new Error(`Not the answer of a server: ${JSON.stringify(failure)}`, { cause: failure });
}

/** The parameters of the logins that were opened, without the page to return to. */
function parametersOf(opened: readonly string[]): readonly object[] {
  return opened.map((url) => {
    const { searchParams } = new URL(url);
    searchParams.delete('returnTo');
    return Object.fromEntries(searchParams);
  });
}
