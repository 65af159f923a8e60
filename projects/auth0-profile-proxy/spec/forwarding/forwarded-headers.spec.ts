import type { UpstreamApi } from '../../src/contract/resolved-bff.ts';
import { requestHeaders, responseHeaders } from '../../src/forwarding/forwarded-headers.ts';
import { resolvedBff } from '../support/resolved-bff.ts';

describe('requestHeaders', () => {
  const names = [
    ...['accept', 'accept-language', 'content-type', 'idempotency-key', 'prefer', 'range'],
    ...['if-match', 'if-none-match', 'if-modified-since', 'if-unmodified-since', 'if-range'],
  ];

  it('passes on what an API needs of a request, and the token', () => {
    const received = Object.fromEntries(names.map((name) => [name, `value of ${name}`]));
    expect(requestHeaders(new Headers(received), api(), 'the-token')).toEqual({
      ...received,
      authorization: 'Bearer the-token',
    });
  });

  it('passes nothing else on, and adds nothing that was not sent', () => {
    const headers = new Headers({
      ...{ authorization: 'Bearer page', dpop: 'proof', 'x-csrf': '1', 'x-user': 'bob' },
      ...{ 'x-forwarded-for': '1.2.3.4', forwarded: 'for=1.2.3.4', 'x-tenant': 'a' },
    });
    headers.set('cookie', 'session=1');
    expect(requestHeaders(headers, api(), 't')).toEqual({ authorization: 'Bearer t' });
  });

  it('passes on headers that the options name', () => {
    const headers = new Headers({ 'x-tenant': 'a', 'x-user': 'bob' });
    expect(requestHeaders(headers, api(['x-tenant']), 't')).toEqual({
      'x-tenant': 'a',
      authorization: 'Bearer t',
    });
  });
});

describe('requestHeaders of the options', () => {
  for (const name of [
    ...['cookie', 'authorization', 'dpop', 'host', 'origin', 'referer', 'forwarded', 'via'],
    ...['connection', 'keep-alive', 'te', 'trailer', 'transfer-encoding', 'upgrade'],
    ...['proxy-authorization', 'proxy-authenticate', 'content-length', 'expect', 'x-csrf'],
  ]) {
    it(`may not have ${name}`, () => {
      expect(() => api([name])).toThrowError(/requestHeaders/);
    });
  }
});

describe('responseHeaders', () => {
  const names = [
    ...['content-type', 'content-language', 'content-disposition', 'content-range', 'link'],
    ...['accept-ranges', 'etag', 'last-modified', 'retry-after', 'ratelimit', 'ratelimit-policy'],
    ...['x-ratelimit-limit', 'x-ratelimit-remaining', 'x-ratelimit-reset', 'x-correlation-id'],
  ];

  it('passes on what a page needs of a response', () => {
    const received = Object.fromEntries(names.map((name) => [name, `value of ${name}`]));
    expect(responseHeaders(new Headers(received), api())).toEqual(received);
  });

  it('passes nothing else on', () => {
    const headers = new Headers({
      ...{ 'access-control-allow-origin': '*', 'cache-control': 'public', refresh: '0' },
      ...{ 'www-authenticate': 'Basic', 'clear-site-data': '"*"', server: 'x' },
    });
    headers.append('set-cookie', 'a=b');
    expect(responseHeaders(headers, api())).toEqual({});
  });

  for (const [location, expected] of [
    ['https://orders.example.com/v1/orders/18', '/bff/api/orders/orders/18'],
    ['https://orders.example.com/v1/orders?a=b#c', '/bff/api/orders/orders?a=b#c'],
    ['orders/18', '/bff/api/orders/orders/18'],
    ['/v1/orders/18', '/bff/api/orders/orders/18'],
    ['/v2/orders/18', undefined],
    ['/v1', undefined],
    ['https://orders.example.com/v10/orders', undefined],
    ['https://orders.example.com.evil.example/v1/orders', undefined],
    ['https://evil.example/https://orders.example.com/v1/', undefined],
    ['//evil.example/v1/orders', undefined],
    ['../../v1x/', undefined],
    ['http://[', undefined],
  ] as const) {
    it(`names the location ${location} as ${String(expected)}`, () => {
      expect(responseHeaders(new Headers({ location }), api())['location']).toBe(expected);
    });
  }

  it('names a location of an API at an origin as the page reaches it', () => {
    const headers = new Headers({ location: '/orders/18' });
    const location = '/bff/api/orders/orders/18';
    expect(responseHeaders(headers, api([], 'https://orders.example.com'))).toEqual({ location });
  });
});

function api(headers: readonly string[] = [], url = 'https://orders.example.com/v1/'): UpstreamApi {
  const routes = [{ method: 'GET', path: '/orders' }] as const;
  const orders = { url, audience: 'https://orders.example/', routes, requestHeaders: headers };
  return resolvedBff({ apis: { orders } }).apis[0]!;
}
