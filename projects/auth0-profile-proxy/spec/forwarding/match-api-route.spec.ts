import type { ApiOptions } from '../../src/index.ts';
import type { UpstreamApi } from '../../src/contract/resolved-bff.ts';
import { matchApiRoute } from '../../src/forwarding/match-api-route.ts';
import { problemOf } from '../support/problem-of.ts';
import { resolvedBff } from '../support/resolved-bff.ts';

describe('matchApiRoute', () => {
  const api = apiAt('https://orders.example.com/v1/');
  const match = (method: string, path: string, search = '', at = api) =>
    matchApiRoute(at, { method, path, search });

  for (const [method, path, scope] of [
    ['GET', '/orders', 'list'],
    ['POST', '/orders', 'create'],
    ['GET', '/orders/17', 'read'],
    ['GET', '/orders/17/items', 'items'],
  ] as const) {
    it(`finds the route of ${method} ${path}`, () => {
      const { route, url } = match(method, path);
      expect(route.scopes).toEqual([scope]);
      expect(url.href).toBe(`https://orders.example.com/v1${path}`);
    });
  }

  it('keeps the query, and encodes the path again', () => {
    expect(match('GET', '/orders/a%20%7C', '?page=2&q=a%2Fb').url.href).toBe(
      'https://orders.example.com/v1/orders/a%20%7C?page=2&q=a%2Fb',
    );
  });

  it('of an API without a path › begins at its origin', () => {
    const { url } = match('GET', '/orders', '', apiAt('https://orders.example.com'));
    expect(url.href).toBe('https://orders.example.com/orders');
    const { url: other } = match('GET', '/orders', '', apiAt('https://orders.example.com/v1'));
    expect(other.href).toBe('https://orders.example.com/v1/orders');
  });

  for (const path of ['/', '/other', '/orders/17/other', '/orders/17/items/1', '/ORDERS']) {
    it(`finds nothing for ${path}`, () => {
      const code = path === '/' ? 'invalid-request' : 'not-found';
      expect(problemOf(() => match('GET', path)).code).toBe(code);
    });
  }

  it('names the methods of a path', () => {
    const problem = problemOf(() => match('DELETE', '/orders'));
    expect(problem.code).toBe('method-not-allowed');
    expect(problem.facts.allow).toEqual(['GET', 'POST']);
    expect(problem.message).toBe('Use one of: GET, POST.');
  });

  it('refuses a path that could leave the API', () => {
    expect(problemOf(() => match('GET', '/orders/..')).code).toBe('invalid-request');
  });
});

function apiAt(url: string): UpstreamApi {
  const orders: ApiOptions = {
    url,
    audience: 'https://orders.example/',
    routes: [
      { method: 'GET', path: '/orders', scopes: ['list'] },
      { method: 'POST', path: '/orders', scopes: ['create'] },
      { method: 'GET', path: '/orders/{id}', scopes: ['read'] },
      { method: 'GET', path: '/orders/{id}/items', scopes: ['items'] },
    ],
  };
  return resolvedBff({ apis: { orders } }).apis[0]!;
}
