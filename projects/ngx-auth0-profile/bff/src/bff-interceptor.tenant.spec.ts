import { HttpClient, type HttpRequest } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Injector } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { explainRequest } from 'ngx-auth0-profile';
import { firstValueFrom } from 'rxjs';
import { configureBffApp } from './test-support/bff-app';
import { freshBff, logIn } from './test-support/bff-login';

describe('the interceptor with withBff', () => {
  beforeEach(freshBff);

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
      configureBffApp();
      const injector = TestBed.inject(Injector);
      expect(explainRequest('POST', url, { injector }).matched).toBeTrue();
    });
  }
  for (const url of other) {
    it(`does not match ${url}`, () => {
      configureBffApp();
      const injector = TestBed.inject(Injector);
      expect(explainRequest('POST', url, { injector }).matched).toBeFalse();
    });
  }

  it('adds the header, and no token', async () => {
    await logIn();
    const sent: HttpRequest<unknown>[] = [];
    configureBffApp({ record: sent });
    await firstValueFrom(TestBed.inject(HttpClient).get('/bff/me', { headers: { a: 'b' } }));
    await firstValueFrom(TestBed.inject(HttpClient).get('/bff/me'));
    for (const { headers } of sent) {
      expect(headers.get('X-CSRF')).toBe('1');
      expect(headers.has('Authorization')).toBeFalse();
    }
  });

  it('adds nothing to other requests', () => {
    configureBffApp({ providers: [provideHttpClientTesting()] });
    TestBed.inject(HttpClient).get('/bffs/me').subscribe();
    const [request] = TestBed.inject(HttpTestingController).match(() => true);
    expect(request?.request.headers.keys()).toEqual([]);
  });
});
