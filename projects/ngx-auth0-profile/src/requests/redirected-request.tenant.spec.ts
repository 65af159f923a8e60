import { HttpClient, HttpRequest, type HttpInterceptorFn } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { firstValueFrom } from 'rxjs';
import { profileInterceptor } from '../interceptor/profile-interceptor';
import { ProfileService } from '../profile/profile-service';
import { withResource } from '../resources/with-resource';
import { tenant } from '../test-support/emulated-tenant';
import { loadAuthorization } from '../test-support/load-authorization';
import { refusal } from '../test-support/refusal';
import { freshTenant, signedIn } from '../test-support/signed-in';

const ORDERS = 'https://api.example.com/orders';
const AUDIENCE = 'https://orders.example/';

/** What an interceptor of the application makes of a request. */
type Change = (request: HttpRequest<unknown>) => HttpRequest<unknown>;

const changes: Readonly<Record<string, Change>> = {
  'another origin': (request) => request.clone({ url: toOrigin(request, 'https://evil.example') }),
  'a look-alike of the origin': (request) =>
    request.clone({ url: request.url.replace(/(:\/\/[^/]+)/, '$1.evil.example') }),
  'another port': (request) =>
    request.clone({ url: request.url.replace(/(:\/\/[^/:]+)(:\d+)?/, '$1:1') }),
  'the path of another user': (request) =>
    request.clone({
      url: request.url.replace(/[^/]+$/, encodeURIComponent(tenant.otherUser)),
    }),
  'a path above': (request) => request.clone({ url: request.url.replace(/[^/]+$/, '..') }),
  'another method': (request) => request.clone({ method: 'DELETE' }),
  'another origin, in a copy of a copy': (request) =>
    request
      .clone({ setHeaders: { 'X-Copy': '1' } })
      .clone({ url: toOrigin(request, 'https://evil.example') }),
};

describe('a request that an interceptor redirects after its token was chosen, at a tenant', () => {
  let change: Change = (request) => request;
  const redirecting: HttpInterceptorFn = (request, next) => next(change(request));

  beforeEach(freshTenant);

  for (const [where, interceptors] of Object.entries({
    'before profileInterceptor': [redirecting, profileInterceptor],
    'after profileInterceptor': [profileInterceptor, redirecting],
    'without profileInterceptor': [redirecting],
  })) {
    it(`is refused and not sent when it is one of the library, redirected ${where}`, async () => {
      await signedIn({ interceptors, providers: [provideHttpClientTesting()] });
      for (const [what, next] of Object.entries(changes)) {
        change = next;
        const error = await refusal(TestBed.inject(ProfileService).load());
        expect(error.code).withContext(what).toBe('configuration');
        expect(error.message).toContain('it was not sent');
        expect(error.message).not.toMatch(/Bearer|eyJ|evil|auth0(?:\||%7C)/);
        TestBed.inject(HttpTestingController).expectNone(() => true, what);
      }
    });
  }

  it('is refused and not sent when it is one of the application', async () => {
    await signedIn({
      features: [withResource({ url: ORDERS, audience: AUDIENCE })],
      interceptors: [profileInterceptor, redirecting],
      providers: [provideHttpClientTesting()],
    });
    // The first request waits for its token, all others have a cached one.
    for (const [what, next] of Object.entries(changes)) {
      change = next;
      const error = await refusal(
        firstValueFrom(TestBed.inject(HttpClient).get(`${ORDERS}/7?page=2`)),
      );
      expect(error.code).withContext(what).toBe('configuration');
      TestBed.inject(HttpTestingController).expectNone(() => true, what);
    }
  });

  it('is refused when it was built anew from the headers and the context of the first', async () => {
    const rebuilt: HttpInterceptorFn = (request, next) =>
      next(
        new HttpRequest('GET', toOrigin(request, 'https://evil.example'), {
          headers: request.headers,
          context: request.context,
        }),
      );
    await signedIn({
      interceptors: [rebuilt, profileInterceptor],
      providers: [provideHttpClientTesting()],
    });
    const error = await refusal(TestBed.inject(ProfileService).load());
    expect(error.code).toBe('configuration');
    TestBed.inject(HttpTestingController).expectNone(() => true);
  });

  it('is sent when only headers and parameters change', async () => {
    change = (request) =>
      request.clone({ setHeaders: { 'X-Trace': '7' }, setParams: { locale: 'de' } });
    await signedIn({
      features: [withResource({ url: ORDERS, audience: AUDIENCE })],
      interceptors: [profileInterceptor, redirecting],
      providers: [provideHttpClientTesting()],
    });
    await (await loadAuthorization()).get(AUDIENCE, []);
    TestBed.inject(HttpClient).get(`${ORDERS}/7?page=2`).subscribe();
    const { request } = TestBed.inject(HttpTestingController).expectOne(() => true);
    expect(request.urlWithParams).toBe(`${ORDERS}/7?page=2&locale=de`);
    expect(request.headers.get('X-Trace')).toBe('7');
    expect(request.headers.get('Authorization')).toMatch(/^Bearer eyJ/);
  });
});

function toOrigin({ url }: HttpRequest<unknown>, origin: string): string {
  const { pathname, search } = new URL(url);
  return origin + pathname + search;
}
