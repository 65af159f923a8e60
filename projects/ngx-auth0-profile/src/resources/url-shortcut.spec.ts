import { AuthClientConfig } from '@auth0/auth0-angular';
import fc from 'fast-check';
import { createResources, shorten } from '../test-support/create-resources';
import type { ResourceOptions } from './resource';
import type { RuleIndex } from './rule-index';
import { UrlShortcut } from './url-shortcut';

const USER = 'https://acme.eu.auth0.com/api/v2/users/auth0%7C7';
const ORIGINS = [
  'https://api.example.com',
  'https://apis.example.com',
  'https://api.example.com:8443',
  'http://localhost:3000',
  'https://xn--bcher-kva.example',
  'https://app.example.com',
];
const RULES = [
  ...[
    '/**',
    'GET /**',
    '/orders',
    '/orders/**',
    '/orders/:id',
    '/orders/latest',
    'PUT /orders/:id',
  ],
  ...['/order', '/orders/latest/**', '/:kind/latest', '/orders/7/lines', '/open/:id', '/*/7'],
];
const resource = fc
  .tuple(
    fc.shuffledSubarray(ORIGINS, { minLength: 1, maxLength: 3 }),
    fc.shuffledSubarray(RULES, { minLength: 1, maxLength: 5 }),
    fc.constantFrom('', '/v1', '/v1/deep'),
  )
  .map(([some, written, base]): ResourceOptions[] =>
    some.map((origin) => ({
      url: origin + base,
      audience: origin,
      scopes: Object.fromEntries(written.map((key) => [key, []])),
    })),
  );
const segment = fc.constantFrom(
  ...[
    'orders',
    'order',
    'ordersx',
    'latest',
    '7',
    'lines',
    'open',
    'v1',
    'deep',
    '',
    'a%20b',
    'a b',
    '..',
  ],
  ...['.', 'auth0%7C7', '%2e', '%2F', 'x.y', 'ü', '\\', '\t', 'a:b', '@', '%', '%7', '%7c'],
);
const start = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...ORIGINS) },
  fc.constantFrom('', '/', 'http:', 'https:/', 'http:///api.example.com'),
  fc.constantFrom('HTTPS://api.example.com', ' https://api.example.com', 'https://API.example.com'),
  fc.constantFrom('https://a@api.example.com', 'https://s:t@api.example.com', 'http:a//s.example'),
  fc.constantFrom('https://api.example.com:443', 'https://other.example', 'https://ap.example'),
  fc.constantFrom('https://bücher.example', 'https://bu\u0308cher.example', 'https://x.example'),
  fc.constantFrom('https://api.example.com.evil.test', 'https://api.example.com\\', 'h/./s://s'),
  fc.webUrl(),
);
const url = fc
  .tuple(
    start,
    fc.array(segment, { maxLength: 5 }),
    fc.constantFrom('', '/', '?', '?a=/b/..', '#', '?x#/', '/?', '?\t'),
  )
  .map(([from, segments, to]) => [from, ...segments].join('/') + to);

describe('the shortcut past the parser', () => {
  it('leads where the parser leads, whatever the rules, the URLs and their order', () => {
    fc.assert(
      fc.property(
        resource,
        fc.array(fc.tuple(fc.constantFrom('GET', 'PUT'), url), { minLength: 1, maxLength: 12 }),
        (configured, requests) => {
          const parsed = createResources(configured);
          const shortened = shorten(createResources(configured));
          const inRows = requests.flatMap((request) => [request, request]);
          for (const [method, to] of [...requests, ...inRows]) {
            expect([to, shortened.find(method, to)]).toEqual([to, parsed.find(method, to)]);
          }
        },
      ),
      { numRuns: 10_000 },
    );
  });

  it('is made once, when a URL is looked up and the configuration is known', () => {
    const config = new AuthClientConfig();
    const resources = createResources([], { config });
    const make = jasmine
      .createSpy('make', (index: RuleIndex, own: string) => new UrlShortcut(index, own))
      .and.callThrough();
    resources.shorten(make);
    expect(resources.find('GET', USER)).toBeUndefined();
    expect(make).not.toHaveBeenCalled();
    config.set({ domain: 'acme.eu.auth0.com', clientId: 'spec' });
    for (let times = 0; times < 3; times++) {
      expect(resources.find('GET', USER)?.scopes).toEqual(['read:current_user']);
    }
    expect(make).toHaveBeenCalledOnceWith(jasmine.anything(), 'https://app.example.com');
  });

  it('is taken for URLs as browsers write them', () => {
    const shortcut = shortcutOf([{ url: 'https://api.example.com/v1', audience: 'orders' }]);
    for (const path of ['/v1', '/v1/orders', '/v1/auth0%7C7', '/v1?page=2', '/v1/a/b.c/~d:e']) {
      expect([path, shortcut.find('GET', `https://api.example.com${path}`)?.audience]).toEqual([
        path,
        'orders',
      ]);
    }
    for (const other of ['/assets/a.json', 'https://cdn.example.com/a.js']) {
      expect([other, shortcut.find('GET', other)]).toEqual([other, null]);
    }
  });

  it('is left to the parser for others', () => {
    const shortcut = shortcutOf([{ url: 'https://api.example.com/v1', audience: 'orders' }]);
    for (const path of ['/v1/../x', '/v1/a b', '/v1/%2e', '/v1#a', '/v1/\\', '/v1?\n']) {
      expect([path, shortcut.find('GET', `https://api.example.com${path}`)]).toEqual([
        path,
        undefined,
      ]);
    }
    for (const other of ['//api.example.com/v1', '/\\api.example.com/v1', '/\t/api.example.com']) {
      expect([other, shortcut.find('GET', other)]).toEqual([other, undefined]);
    }
  });

  it('does not take the end of a host or of a path for its beginning', () => {
    const shortcut = shortcutOf([{ url: 'https://a', audience: 'a' }]);
    // Browsers read the host `a` in all of these.
    for (const other of ['https:a/s', 'https:/a', 'https:///a']) {
      expect([other, shortcut.find('GET', other)]).toEqual([other, undefined]);
    }
  });

  it('takes a wildcard where the literal path leads to no rule', () => {
    const shortcut = shortcutOf([
      {
        url: 'https://api.example.com',
        audience: 'orders',
        scopes: { '/orders/7/lines': ['read:lines'], '/orders/:id': ['read:orders'] },
      },
    ]);
    const found = shortcut.find('GET', 'https://api.example.com/orders/7');
    expect(found?.scopes).toEqual(['read:orders']);
  });

  it('remembers 99 origins no rule is about, and no more', () => {
    const shortcut = shortcutOf([{ url: 'https://api.example.com', audience: 'orders' }]);
    const others = Array.from({ length: 200 }, (_, index) => `https://a${index}.example`);
    for (const origin of others) {
      shortcut.exclude(origin);
    }
    const known = others.filter((origin) => shortcut.find('GET', `${origin}/`) === null);
    expect(known).toEqual(others.slice(0, 99));
  });
});

function shortcutOf(configured: readonly ResourceOptions[]): UrlShortcut {
  const index = createResources(configured).index();
  if (!index) {
    throw new Error('There are no rules.');
  }
  return new UrlShortcut(index, 'https://app.example.com');
}
