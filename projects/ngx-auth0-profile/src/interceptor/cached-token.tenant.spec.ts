import { HttpClient } from '@angular/common/http';
import {
  HttpTestingController,
  provideHttpClientTesting,
  type TestRequest,
} from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Auth0ClientService } from '@auth0/auth0-angular';
import { firstValueFrom } from 'rxjs';
import { withResource } from '../resources/with-resource';
import { loadAuthorization } from '../test-support/load-authorization';
import { tenant } from '../test-support/emulated-tenant';
import { until } from '../test-support/refusal';
import { freshTenant, signedIn } from '../test-support/signed-in';
import { decodeJwt } from '../tokens/decode-jwt';

const URL = 'https://api.example.com/orders';
const AUDIENCE = 'https://orders.example/';

describe('profileInterceptor with a cached token, at a tenant', () => {
  beforeEach(freshTenant);
  beforeEach(async () => {
    await signedIn({
      features: [withResource({ url: URL, audience: AUDIENCE, scopes: ['read:orders'] })],
      providers: [provideHttpClientTesting()],
    });
    await (await loadAuthorization()).get(AUDIENCE, ['read:orders']);
    await tenant.forgetRequests();
  });

  it('attaches the token synchronously', async () => {
    TestBed.inject(HttpClient).get(URL).subscribe();
    const [request] = TestBed.inject(HttpTestingController).match(URL);
    expect(request?.request.headers.get('Authorization')).toMatch(/^Bearer eyJ/);
    expect(await tenant.requests()).toEqual([]);
  });

  it('attaches the access token, not the ID token of the SDK', async () => {
    const idToken = (await TestBed.inject(Auth0ClientService).getIdTokenClaims())?.__raw;
    TestBed.inject(HttpClient).get(URL).subscribe();
    const [request] = TestBed.inject(HttpTestingController).match(URL);
    const sent = request?.request.headers.get('Authorization')?.replace('Bearer ', '');
    expect(idToken).toMatch(/^eyJ/);
    expect(sent).not.toBe(idToken);
    expect(decodeJwt(sent ?? '')?.claims['aud']).toContain(AUDIENCE);
  });

  it('does not renew the token after 400, 403, 404 or 409', async () => {
    for (const status of [400, 403, 404, 409]) {
      const answer = firstValueFrom(TestBed.inject(HttpClient).get(URL));
      const [request] = TestBed.inject(HttpTestingController).match(URL);
      request?.flush(null, { status, statusText: 'Refused' });
      await expectAsync(answer).toBeRejectedWith(jasmine.objectContaining({ status }));
    }
    TestBed.inject(HttpTestingController).verify();
    expect(await tenant.requests()).toEqual([]);
  });

  it('renews the token once after a 401', async () => {
    const answer = firstValueFrom(TestBed.inject(HttpClient).get(URL));
    const [first] = TestBed.inject(HttpTestingController).match(URL);
    // A token of the same second would be the same token.
    await tenant.advance(2);
    first?.flush(null, { status: 401, statusText: 'Unauthorized' });
    const second: TestRequest[] = [];
    await until(() => {
      second.push(...TestBed.inject(HttpTestingController).match(URL));
      return second.length > 0;
    });
    expect(second[0]?.request.headers.get('Authorization')).not.toBe(
      first?.request.headers.get('Authorization') ?? '',
    );
    second[0]?.flush(null, { status: 401, statusText: 'Unauthorized' });
    await expectAsync(answer).toBeRejectedWith(jasmine.objectContaining({ status: 401 }));
    TestBed.inject(HttpTestingController).verify();
    expect(await tenant.tokenRequests(AUDIENCE)).toBe(1);
  });

  it('does not attach the token for other origins', () => {
    const elsewhere = [
      'https://api.example.com.evil.test/orders',
      'https://api.example.com:8443/orders',
      'http://api.example.com/orders',
      '//evil.test/orders',
      '/orders',
    ];
    for (const other of elsewhere) {
      TestBed.inject(HttpClient).get(other).subscribe();
    }
    const requests = TestBed.inject(HttpTestingController).match(() => true);
    expect(requests.length).toBe(elsewhere.length);
    expect(requests.filter(({ request }) => request.headers.has('Authorization'))).toEqual([]);
  });
});
