import { HttpClient, type HttpRequest } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { firstValueFrom } from 'rxjs';
import type { ResourceOptions } from '../resources/resource';
import { withResource } from '../resources/with-resource';
import { withStepUp } from '../step-up/with-step-up';
import { loadAuthorization } from '../test-support/load-authorization';
import { tenant } from '../test-support/emulated-tenant';
import { refusal, until } from '../test-support/refusal';
import {
  configureSpecApp,
  freshTenant,
  signedIn,
  type SpecAppOptions,
} from '../test-support/signed-in';
import { decodeJwt } from '../tokens/decode-jwt';

const API = 'https://api.example.com';
const AUDIENCE = 'https://orders.example/';

describe('withResource at a tenant', () => {
  beforeEach(freshTenant);

  describe("with a URL on the page's own origin", () => {
    for (const [url, path] of [
      ['/orders', '/orders/7'],
      ['./orders', 'orders/7'],
      [location.origin + '/orders', '/orders/7'],
      ['/orders', location.origin + '/orders/7'],
    ] as const) {
      it(`attaches a token to ${path} for the API ${url}`, async () => {
        await signedIn(app({ url }));
        expect(audienceOf(await sent(path))).toContain(AUDIENCE);
      });
    }

    it('attaches no token to another path or origin', async () => {
      await signedIn(app({ url: '/orders' }));
      expect(authorization(await sent('/ordersx'))).toBeNull();
      expect(authorization(await sent('https://api.example.com/orders'))).toBeNull();
    });
  });

  describe('with a key that is false', () => {
    const scopes = { '/**': [], 'GET /orders/catalogue': false, '/public/**': false } as const;
    const cases: readonly (readonly [method: string, path: string, hasToken: boolean])[] = [
      ['GET', '/orders/catalogue', false],
      ['PUT', '/orders/catalogue', true],
      ['POST', '/public/a/b', false],
      ['GET', '/orders', true],
    ];
    for (const [method, path, hasToken] of cases) {
      it(`sends ${method} ${path} ${hasToken ? 'with' : 'without'} a token`, async () => {
        await signedIn(app({ scopes }));
        expect(authorization(await sent(API + path, method)) !== null).toBe(hasToken);
      });
    }

    it('sends the request of a visitor synchronously', async () => {
      configureSpecApp(app({ scopes }));
      TestBed.inject(HttpClient).get(`${API}/orders/catalogue`).subscribe();
      TestBed.inject(HttpTestingController).expectOne(`${API}/orders/catalogue`);
      expect(await tenant.requests()).toEqual([]);
    });
  });

  describe('with anonymous', () => {
    const anonymous = { anonymous: true, scopes: ['read:orders'] } as const;

    it('sends the request of a visitor without a token and without a login', async () => {
      configureSpecApp(app(anonymous, { features: [withStepUp('redirect')] }));
      await tenant.forgetRequests();
      expect(authorization(await sent(`${API}/orders`))).toBeNull();
      expect(authorization(await sent(`${API}/orders`, 'POST'))).toBeNull();
      expect(await tenant.requests()).toEqual([]);
    });

    it('sends the request of a user with a token', async () => {
      await signedIn(app(anonymous));
      expect(audienceOf(await sent(`${API}/orders`))).toContain(AUDIENCE);
    });

    it('sends requests without a token once the user is signed out', async () => {
      await signedIn(app(anonymous));
      await sent(`${API}/orders`);
      const { port } = await loadAuthorization();
      await tenant.endSessions();
      await port.endLocalSession();
      await until(() => port.loginError() === undefined);
      await tenant.forgetRequests();
      expect(authorization(await sent(`${API}/orders`))).toBeNull();
      expect(await tenant.tokenRequests(AUDIENCE)).toBe(0);
    });

    it('does not send as a visitor what a user began whose session has ended', async () => {
      await signedIn(app(anonymous));
      await loadAuthorization();
      await until(() => TestBed.inject(HttpTestingController).match(() => true).length === 0);
      await tenant.endSessions();
      const answer = firstValueFrom(TestBed.inject(HttpClient).post(`${API}/orders`, {}));
      expect((await refusal(answer)).code).toBe('login-required');
      TestBed.inject(HttpTestingController).expectNone(`${API}/orders`);
    });

    it('does not repeat as a visitor what a user began who signs out meanwhile', async () => {
      await signedIn(app(anonymous));
      const { port } = await loadAuthorization();
      const http = TestBed.inject(HttpTestingController);
      await sent(`${API}/orders`);
      const answer = firstValueFrom(TestBed.inject(HttpClient).put(`${API}/orders`, {}));
      const request = http.expectOne(`${API}/orders`);
      await tenant.endSessions();
      await port.endLocalSession();
      request.flush(null, { status: 429, statusText: 'Wait', headers: { 'Retry-After': '0' } });
      expect((await refusal(answer)).code).toBe('login-required');
      http.verify();
    });

    it('does not ask for another token when the API refuses a visitor', async () => {
      configureSpecApp(app(anonymous));
      const answer = firstValueFrom(TestBed.inject(HttpClient).get(`${API}/orders`));
      const http = TestBed.inject(HttpTestingController);
      let requests = http.match(() => true);
      await until(() => (requests = [...requests, ...http.match(() => true)]).length > 0);
      requests[0]?.flush(null, { status: 401, statusText: 'Unauthorized' });
      await expectAsync(answer).toBeRejectedWith(jasmine.objectContaining({ status: 401 }));
      http.verify();
    });
  });

  it('without anonymous refuses the request of a visitor', async () => {
    configureSpecApp(app({}));
    const answer = firstValueFrom(TestBed.inject(HttpClient).get(`${API}/orders`));
    expect((await refusal(answer)).code).toBe('login-required');
  });
});

function app(
  resource: Partial<ResourceOptions>,
  { features = [] }: SpecAppOptions = {},
): SpecAppOptions {
  return {
    features: [withResource({ url: API, audience: AUDIENCE, ...resource }), ...features],
    providers: [provideHttpClientTesting()],
  };
}

/** Sends a request and returns it as the backend gets it. */
async function sent(url: string, method = 'GET'): Promise<HttpRequest<unknown>> {
  const http = TestBed.inject(HttpTestingController);
  const answer = firstValueFrom(TestBed.inject(HttpClient).request(method, url));
  const requests = http.match(() => true);
  await until(() => {
    requests.push(...http.match(() => true));
    return requests.length > 0;
  });
  requests[0]?.flush({});
  await answer;
  return requests[0]!.request;
}

function authorization(request: HttpRequest<unknown>): string | null {
  return request.headers.get('Authorization');
}

function audienceOf(request: HttpRequest<unknown>): unknown {
  return decodeJwt(authorization(request)?.replace('Bearer ', '') ?? '')?.claims['aud'];
}
