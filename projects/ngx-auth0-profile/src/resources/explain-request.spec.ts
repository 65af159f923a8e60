import { TestBed } from '@angular/core/testing';
import { Injector, PLATFORM_ID } from '@angular/core';
import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { specLogin } from '../test-support/provide-spec-profile';
import { DEVELOPMENT_CONSOLE } from '../errors/development-console';
import { profileInterceptor } from '../interceptor/profile-interceptor';
import { provideAuth0Profile } from '../feature/provide-auth0-profile';
import { explainRequest } from './explain-request';
import { withResource } from './with-resource';

describe('explainRequest', () => {
  beforeEach(() => {
    configure();
  });

  const cases: readonly (readonly [string, string, object])[] = [
    [
      'PATCH',
      'https://acme.eu.auth0.com/api/v2/users/auth0%7C1',
      {
        matched: true,
        audience: 'https://acme.eu.auth0.com/api/v2/',
        scopes: ['update:current_user_metadata'],
        rule: 'PATCH https://acme.eu.auth0.com/api/v2/users/:id',
      },
    ],
    [
      'get',
      'https://api.example.com/orders/7',
      {
        matched: true,
        audience: 'orders',
        scopes: ['read:orders'],
        rule: 'GET https://api.example.com/orders/:id',
      },
    ],
    ['GET', 'https://api.example.com/orders/public', { matched: false, reason: 'without-token' }],
    ['POST', 'https://api.example.com/orders/7', { matched: false, reason: 'other-method' }],
    ['GET', 'https://api.example.com/nothing', { matched: false, reason: 'other-path' }],
    ['GET', 'https://other.example/', { matched: false, reason: 'other-origin' }],
    ['GET', 'https://me@api.example.com/orders/7', { matched: false, reason: 'user-info' }],
    ['GET', 'https://api.example.com/orders/%2e%2e', { matched: false, reason: 'encoded-path' }],
    ['GET', 'https://api.example.com\\orders/7', { matched: false, reason: 'control-character' }],
    ['GET', 'https://', { matched: false, reason: 'unparsable' }],
    ['GET', 'blob:https://api.example.com/orders/7', { matched: false, reason: 'other-scheme' }],
  ];
  for (const [method, url, answer] of cases) {
    it(`explains ${method} ${url}`, () => {
      const injector = TestBed.inject(Injector);
      expect(explainRequest(method, url, { injector })).toEqual(jasmine.objectContaining(answer));
    });
  }

  it('returns not-configured before Auth0 is configured', () => {
    TestBed.resetTestingModule();
    TestBed.configureTestingModule({ providers: [provideAuth0Profile(specLogin(undefined))] });
    const answer = TestBed.runInInjectionContext(() => explainRequest('GET', 'https://a.example'));
    expect(answer).toEqual({ matched: false, reason: 'not-configured' });
  });
});

describe('UnmatchedRequestWarnings', () => {
  beforeEach(() => {
    configure();
  });

  const warnings: readonly (readonly [string, string, RegExp | undefined])[] = [
    [
      'POST',
      'https://api.example.com/orders/7',
      /: POST https:\/\/api\.example\.com\/orders\/7 got no token\. A rule matches this path but not the method POST/,
    ],
    ['GET', 'https://api.example.com/order', /Rules match this origin but not the path/],
    [
      'GET',
      'https://api.example.com:8443/orders/7',
      /configured origin is https:\/\/api\.example\.com/,
    ],
    [
      'GET',
      '/orders/7?page=2',
      /: \/orders\/7 got no token\. .* Use an absolute URL if you mean https:\/\/api\.example\.com/,
    ],
    ['GET', '//other.example/orders/7', undefined],
    ['GET', 'https://me@api.example.com/orders/7', /user-info/],
    ['GET', 'https://me@other.example/orders/7', undefined],
    ['GET', '/assets/logo.svg', undefined],
    ['GET', 'https://other.example/orders/7', undefined],
  ];
  for (const [method, url, text] of warnings) {
    it(`${text ? 'warns once' : 'does not warn'} about ${method} ${url}`, () => {
      const warn = spyOn(TestBed.inject(DEVELOPMENT_CONSOLE), 'warn');
      for (const _ of [1, 2]) {
        TestBed.inject(HttpClient).request(method, url).subscribe();
      }
      TestBed.inject(HttpTestingController).match(() => true);
      expect(warn.calls.count()).toBe(text ? 1 : 0);
      if (text) {
        expect(warn.calls.first().args[0]).toMatch(text);
      }
    });
  }

  it('does not warn about files of the page when its API has the same origin', () => {
    TestBed.resetTestingModule();
    configure(`${location.origin}/api`);
    const warn = spyOn(TestBed.inject(DEVELOPMENT_CONSOLE), 'warn');
    TestBed.inject(HttpClient).get('/assets/logo.svg').subscribe();
    expect(warn).not.toHaveBeenCalled();
  });

  it('does not warn on the server', () => {
    TestBed.overrideProvider(PLATFORM_ID, { useValue: 'server' });
    const warn = spyOn(TestBed.inject(DEVELOPMENT_CONSOLE), 'warn');
    TestBed.inject(HttpClient).get('/orders/7').subscribe();
    expect(warn).not.toHaveBeenCalled();
  });
});

function configure(url = 'https://api.example.com'): void {
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(withInterceptors([profileInterceptor])),
      provideHttpClientTesting(),
      provideAuth0Profile(
        specLogin({ domain: 'acme.eu.auth0.com', clientId: 'a' }),
        withResource({
          url,
          audience: 'orders',
          scopes: { 'GET /orders/:id': 'read:orders', '/orders/public': false },
        }),
      ),
      { provide: DEVELOPMENT_CONSOLE, useValue: { warn: () => undefined, error: () => undefined } },
    ],
  });
}
