import { HttpClient, type HttpHeaders } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { withResource } from '../resources/with-resource';
import { tenant } from '../test-support/emulated-tenant';
import { loadAuthorization } from '../test-support/load-authorization';
import { freshTenant, signedIn } from '../test-support/signed-in';
import { decodeJwt } from './decode-jwt';
import { GRANTED_SCOPES } from './granted-scopes';
import type { IssuedToken } from './issued-token';
import { TokenCache } from './token-cache';

const ORDERS = 'https://orders.example/';
const URL = 'https://api.example.com/orders';

/** An API that lists more to a token with `read:orders`, and requires no scope. */
const orders = withResource({
  url: URL,
  audience: ORDERS,
  scopes: { 'GET /': [] },
  initialScopes: ['read:orders'],
});

describe('the scopes of tokens for one API, at a tenant', () => {
  beforeEach(freshTenant);

  it('include the initial ones, whichever request is the first', async () => {
    await signedIn({ features: [orders], providers: [provideHttpClientTesting()] });
    const { silentTokens } = await loadAuthorization();
    await silentTokens.get(ORDERS, ['write:orders']);
    TestBed.inject(HttpClient).get(URL).subscribe();
    const { request } = TestBed.inject(HttpTestingController).expectOne(URL);
    expect(scopesOf(request.headers)).toEqual(
      jasmine.arrayContaining(['read:orders', 'write:orders']),
    );
    expect(await tenant.tokenRequests(ORDERS)).toBe(1);
  });

  it('include those of every resource with the same audience', async () => {
    await signedIn({
      features: [
        orders,
        withResource({
          url: 'https://stock.example.com',
          audience: ORDERS,
          initialScopes: ['write:orders'],
        }),
      ],
    });
    const { scopes } = await (await loadAuthorization()).get(ORDERS, []);
    expect([...scopes]).toEqual(jasmine.arrayContaining(['read:orders', 'write:orders']));
  });

  it('do not shrink when an earlier request is answered late', async () => {
    await signedIn({ features: [orders] });
    const tokens = await loadAuthorization();
    const more = await tokens.get(ORDERS, ['write:orders']);
    const cache = TestBed.inject(TokenCache);
    cache.add(ORDERS, fewer(more, 'late'));
    expect(cache.getCached(ORDERS, [])).toBe(more);
    expect(cache.getCached(ORDERS, ['read:orders'])).toBe(more);
    expect(TestBed.inject(GRANTED_SCOPES)().get(ORDERS)).toContain('write:orders');
  });

  it('shrink when an API has refused the token that has more', async () => {
    await signedIn({ features: [orders] });
    const more = await (await loadAuthorization()).get(ORDERS, ['write:orders']);
    const cache = TestBed.inject(TokenCache);
    cache.remove(ORDERS, more);
    cache.add(ORDERS, fewer(more, 'new'));
    expect(cache.getCached(ORDERS, [])?.value).toBe('new');
    expect(TestBed.inject(GRANTED_SCOPES)().get(ORDERS)).not.toContain('write:orders');
  });

  it('shrink when the token that has more expires', async () => {
    await signedIn({ features: [orders] });
    const more = await (await loadAuthorization()).get(ORDERS, ['write:orders']);
    const cache = TestBed.inject(TokenCache);
    cache.clear();
    cache.add(ORDERS, { ...more, usableUntil: Date.now() - 1 });
    cache.add(ORDERS, fewer(more, 'new'));
    expect(cache.getCached(ORDERS, [])?.value).toBe('new');
    expect(TestBed.inject(GRANTED_SCOPES)().get(ORDERS)).not.toContain('write:orders');
  });
});

function fewer(token: IssuedToken, value: string): IssuedToken {
  return { ...token, value, scopes: new Set(['read:orders']) };
}

/** The scopes of the token in the `Authorization` header. */
function scopesOf(headers: HttpHeaders): readonly string[] {
  const [, token = ''] = (headers.get('Authorization') ?? '').split(' ');
  return String(decodeJwt(token)?.claims['scope']).split(' ');
}
