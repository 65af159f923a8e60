import { isAuth0ProfileError } from '../errors/auth0-profile-error';
import { createResources } from '../test-support/create-resources';
import { compileResource } from './compile-resource';
import type { ResourceOptions } from './resource';
import { withResource } from './with-resource';

const AUDIENCE = 'https://orders.example/';

describe('withResource', () => {
  for (const url of [
    'http://api.example.com',
    'http://localhost.evil.test',
    'http://127.0.0.1.evil.test',
    'api.example.com',
    'api/orders',
    '//api.example.com',
    '/\\api.example.com',
    '/\t/api.example.com',
    '/api?x',
    '',
    'https://user@api.example.com',
    'https://user:pass@api.example.com',
    'https://api.example.com?x',
    'https://api.example.com#x',
    'ftp://api.example.com',
    'blob:https://api.example.com/1',
    'https://*.example.com',
    'https://api.*.example.com',
    'https://*/orders',
  ]) {
    it(`refuses the URL ${JSON.stringify(url)} at start`, () => {
      expect(codeOf(() => withResource({ url, audience: AUDIENCE }))).toBe('configuration');
    });
  }

  for (const path of [
    'orders',
    '/a*',
    '/ab*',
    '/*a',
    '/**/a',
    '/:',
    '/a:b',
    '/..',
    '/a/./b',
    '/a?b',
    '/a#b',
    '/a%2fb',
    '/***',
    '',
    'GET, POST /orders',
    'GET POST /orders',
    'GET,,POST /orders',
    'GET;POST /orders',
    'GET|POST /orders',
  ]) {
    it(`refuses the path ${JSON.stringify(path)} at start`, () => {
      const scopes = { [path]: [] };
      expect(
        codeOf(() => withResource({ url: 'https://a.example', audience: AUDIENCE, scopes })),
      ).toBe('configuration');
    });
  }

  for (const url of [
    'http://localhost',
    'http://api.localhost:1',
    'http://127.0.0.1:3000/a',
    'http://127.10.0.254',
    'http://[::1]:3',
  ]) {
    it(`accepts ${url}, a loopback URL`, () => {
      expect(withResource({ url, audience: AUDIENCE }).kind).toBe('resource');
    });
  }

  for (const [url, found] of [
    ['/orders', '/orders'],
    ['./orders', '/shop/orders'],
    ['../orders/', '/orders'],
    ['/', ''],
  ] as const) {
    it(`resolves ${url} as HttpClient does`, () => {
      const [rule] = compileResource({ url, audience: AUDIENCE }, 'https://app.example/shop/cart');
      expect(`${rule?.origin}/${rule?.segments.join('/')}`).toBe(`https://app.example${found}/**`);
    });
  }

  it('refuses a relative URL on a page without https', () => {
    const options = { url: '/orders', audience: AUDIENCE };
    expect(() => compileResource(options, 'http://app.example/')).toThrowError(
      /"\/orders", is not valid on the page http:\/\/app\.example/,
    );
  });

  it('refuses an API without an audience, which configuration loaded at run time may lack', () => {
    const options = JSON.parse('{ "url": "https://a.example" }') as ResourceOptions;
    expect(codeOf(() => withResource(options))).toBe('configuration');
  });

  it('names the invalid URL and shows a valid one', () => {
    expect(() => withResource({ url: 'http://api.example.com', audience: AUDIENCE })).toThrowError(
      /"http:\/\/api\.example\.com".*such as 'https:\/\/api\.example\.com\/v1'/,
    );
  });

  it('names the invalid path and the valid syntax', () => {
    const scopes = { 'GET /a*': [] };
    expect(() =>
      withResource({ url: 'https://a.example', audience: AUDIENCE, scopes }),
    ).toThrowError(/"\/a\*".*':name' or '\*' for one whole segment/);
  });
});

describe('a compiled API', () => {
  const url = 'https://api.example.com';

  it('has no initial scopes and retries PUT and DELETE by default', () => {
    const rest = { initialScopes: ['read:orders'], retryableMethods: ['POST'] };
    const [usual] = compileResource({ url, audience: AUDIENCE });
    const [told] = compileResource({ url, audience: AUDIENCE, ...rest });
    expect(usual).toEqual(
      jasmine.objectContaining({ initialScopes: [], retryableMethods: ['PUT', 'DELETE'] }),
    );
    expect(told).toEqual(jasmine.objectContaining(rest));
  });

  it('accepts any white space in keys and scopes', () => {
    const scopes = { ' GET   /orders ': ' read:orders  read:lines ' };
    const rule = createResources([{ url, audience: AUDIENCE, scopes }]).find(
      'GET',
      `${url}/orders`,
    );
    expect(rule?.scopes).toEqual(['read:orders', 'read:lines']);
  });

  for (const at of [`${url}/v1/orders`, `${url}/v1/orders/`, url, `${url}/`]) {
    it(`at ${at} matches the base URL with and without a trailing slash`, () => {
      const scopes = { 'GET /': 'read:orders', 'POST /': 'create:orders', '/:id': 'read:order' };
      const resources = createResources([{ url: at, audience: AUDIENCE, scopes }]);
      const itself = at.replace(/\/$/, '');
      for (const to of [itself, `${itself}/`, `${itself}?page=2`]) {
        expect([to, resources.find('GET', to)?.scopes]).toEqual([to, ['read:orders']]);
        expect([to, resources.find('POST', to)?.scopes]).toEqual([to, ['create:orders']]);
        expect([to, resources.find('PUT', to)]).toEqual([to, undefined]);
      }
      expect(resources.find('PUT', `${itself}/7`)?.scopes).toEqual(['read:order']);
      expect(resources.find('GET', `${itself}s`)?.scopes).not.toEqual(['read:orders']);
    });
  }

  it('accepts dots within a segment', () => {
    for (const path of ['/.well-known/keys', '/orders.json', '/orders..']) {
      const resources = createResources([{ url, audience: AUDIENCE, scopes: { [path]: [] } }]);
      expect(resources.find('GET', url + path))
        .withContext(path)
        .toBeDefined();
    }
  });

  it('accepts a path encoded or not', () => {
    const resources = createResources([{ url, audience: AUDIENCE, scopes: { '/bücher/:id': [] } }]);
    for (const path of ['/bücher/7', '/b%C3%BCcher/7']) {
      expect(resources.find('GET', url + path))
        .withContext(path)
        .toBeDefined();
    }
  });
});

describe('rules', () => {
  const url = 'https://api.example.com';

  it('are refused when they match the same requests', () => {
    for (const [a, b] of [
      ['GET /orders/:id', 'GET /orders/*'],
      ['GET,PUT /orders', 'PUT /orders'],
      ['/orders/**', '* /orders/**'],
    ] as const) {
      const resources = createResources([
        { url, audience: AUDIENCE, scopes: { [a]: 'a', [b]: 'b' } },
      ]);
      expect(codeOf(() => resources.find('GET', url))).toBe('configuration');
    }
  });

  it('are named in the error', () => {
    const scopes = { 'GET /orders/:id': 'a', 'GET /orders/*': 'b' };
    const resources = createResources([{ url, audience: AUDIENCE, scopes }]);
    expect(() => resources.find('GET', url)).toThrowError(
      /GET https:\/\/api\.example\.com\/orders\/\*\. Remove one/,
    );
  });

  it('match the base URL literally', () => {
    const resources = createResources([{ url: `${url}/:tenant/*`, audience: AUDIENCE }]);
    expect(resources.find('GET', `${url}/:tenant/*/orders`)).toBeDefined();
    expect(resources.find('GET', `${url}/acme/v1/orders`)).toBeUndefined();
  });

  it('win when they are more specific, in any order', () => {
    const scopes = {
      '/**': 'any',
      '/orders/**': 'orders',
      '/orders/:id': 'order',
      'PUT /orders/:id': 'put',
      '/orders/latest': 'latest',
      'GET /orders/:id/lines': 'lines',
      '/orders/7/**': 'seven',
    };
    const expected: readonly (readonly [string, string, string])[] = [
      ['GET', '/', 'any'],
      ['GET', '/else/where', 'any'],
      ['GET', '/orders', 'orders'],
      ['GET', '/orders/1', 'order'],
      ['PUT', '/orders/1', 'put'],
      ['PUT', '/orders/latest', 'latest'],
      ['GET', '/orders/1/lines', 'lines'],
      ['PUT', '/orders/1/lines', 'orders'],
      ['GET', '/orders/7/lines', 'seven'],
      ['GET', '/orders/7', 'seven'],
    ];
    for (const entries of [Object.entries(scopes), Object.entries(scopes).reverse()]) {
      const resources = createResources([
        { url, audience: AUDIENCE, scopes: Object.fromEntries(entries) },
      ]);
      for (const [method, path, scope] of expected) {
        expect([method, path, resources.find(method, url + path)?.scopes[0]]).toEqual([
          method,
          path,
          scope,
        ]);
      }
    }
  });

  it('are looked up in the same time for any number', () => {
    const many = Array.from({ length: 1_000 }, (_, index) => ({
      url: `https://api.example.com/${index}`,
      audience: AUDIENCE,
    }));
    const resources = createResources(many);
    expect(resources.find('GET', `${url}/999/x`)?.segments).toEqual(['999', '**']);
  });
});

function codeOf(work: () => unknown): string | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    return isAuth0ProfileError(error) ? error.code : 'another error';
  }
}
