import { createResources } from '../test-support/create-resources';
import type { ResourceOptions } from './resource';

const AUDIENCE = 'https://orders.example/';

/** Rule sets, by the letter a row of the table names them with. */
const ruleSets: Readonly<Record<string, { resource?: ResourceOptions; domain?: string }>> = {
  M: { domain: 'acme.eu.auth0.com' },
  W: { resource: { url: 'https://api.example.com', audience: AUDIENCE } },
  V: { resource: { url: 'https://api.example.com/v1/', audience: AUDIENCE } },
  P: {
    resource: {
      url: 'https://api.example.com',
      audience: AUDIENCE,
      scopes: {
        'GET /orders/:id': 'read:orders',
        'POST,PUT /orders': 'write:orders',
        '/public/**': [],
        'GET /files/*/meta': 'read:files',
      },
    },
  },
  T: { resource: { url: 'https://api.example.com:8443', audience: AUDIENCE } },
  L: { resource: { url: 'http://localhost:3000/api', audience: AUDIENCE } },
  S: { resource: { url: 'https://app.example.com/api', audience: AUDIENCE } },
  I: { resource: { url: 'https://bücher.example/', audience: AUDIENCE } },
};

/** Method, URL, and the rule sets under which it gets a token. The page is `https://app.example.com/shop/cart`. */
const table = `
  GET https://api.example.com/ W
  GET https://api.example.com W
  GET https://api.example.com?x=1 W
  GET https://api.example.com#x W
  GET https://api.example.com/v1 WV
  GET https://api.example.com/v1/ WV
  GET https://api.example.com/v1/orders WV
  GET https://api.example.com/v1/orders?from=2020 WV
  GET https://api.example.com/v1/orders#top WV
  GET https://api.example.com/v10 W
  GET https://api.example.com/v1x/orders W
  GET https://api.example.com/V1/orders W
  GET https://api.example.com/v1/../v2 W
  GET https://api.example.com/v2/../v1/orders WV
  GET https://api.example.com/v1/./orders WV
  GET https://api.example.com/v1/.. W
  GET https://api.example.com/v1//orders WV
  GET https://api.example.com//v1/orders W
  GET https://api.example.com/v1/%2e%2e/admin -
  GET https://api.example.com/v1/%2E%2E/admin -
  GET https://api.example.com/v1/.%2e/admin -
  GET https://api.example.com/%2e/v1 -
  GET https://api.example.com/v1%2Forders -
  GET https://api.example.com/v1%2forders -
  GET https://api.example.com/v1/..%2fadmin -
  GET https://api.example.com/v1%5Corders -
  GET https://api.example.com/v1\\orders -
  GET https://api.example.com/v1/..;/admin -
  GET https://api.example.com/v1/.;/admin -
  GET https://api.example.com/v1/..;x=1/admin -
  GET https://api.example.com/v1/orders;x=1/7 WV
  GET https://api.example.com/v1/%252e%252e/admin -
  GET https://api.example.com/v1/%25252e/admin -
  GET https://api.example.com/v1/..%252fadmin -
  GET https://api.example.com/v1/%255Corders -
  GET https://api.example.com/v1/auth0%257C7 WV
  GET https://api.example.com/v1/%00 -
  GET https://api.example.com/v1/%0a -
  GET https://api.example.com/v1/%0D%0AHost:evil -
  GET https://api.example.com/v1/%7f -
  GET https://api.example.com/v1/a%20b WV
  GET https://api.example.com/v1/auth0%7C123 WV
  GET https://api.example.com/v1/100%25 WV
  GET https://api.example.com/%761/orders W
  GET https://api.example.com/v1?next=..%2f..%2fadmin WV
  GET https://api.example.com/v1?next=https://evil.example WV
  GET https://api.example.com/v1?next=\\\\evil.example -
  GET https://api.example.com/orders/7?next=\\x -
  GET https://api.example.com/orders/7 WP
  GET https://api.example.com/orders/auth0%7C7 WP
  GET https://api.example.com/orders/ W
  GET https://api.example.com/orders W
  GET https://api.example.com/orders/7/ W
  GET https://api.example.com/orders/7/lines W
  GET https://api.example.com/orders//7 W
  GET https://api.example.com/Orders/7 W
  HEAD https://api.example.com/orders/7 W
  POST https://api.example.com/orders WP
  PUT https://api.example.com/orders WP
  PATCH https://api.example.com/orders W
  DELETE https://api.example.com/orders W
  post https://api.example.com/orders WP
  POST https://api.example.com/orders/7 W
  GET https://api.example.com/public WP
  DELETE https://api.example.com/public WP
  GET https://api.example.com/public/ WP
  GET https://api.example.com/public/a/b/c WP
  GET https://api.example.com/publicity W
  GET https://api.example.com/public/../orders W
  GET https://api.example.com/public/%2e%2e/orders -
  GET https://api.example.com/files/9/meta WP
  GET https://api.example.com/files/9/meta/ W
  GET https://api.example.com/files//meta W
  GET https://api.example.com/files/9/8/meta W
  GET https://api.example.com:443/orders/7 WP
  GET https://api.example.com:443/v1 WV
  GET https://api.example.com:8443/v1 T
  GET https://api.example.com:8443 T
  GET https://api.example.com:08443/v1 T
  GET https://api.example.com:80/v1 -
  GET https://api.example.com:8444/v1 -
  GET https://api.example.com:444/v1 -
  GET https://api.example.com:99999/v1 -
  GET https://api.example.com:/v1 WV
  GET http://api.example.com/v1 -
  GET http://api.example.com:443/v1 -
  GET ws://api.example.com/v1 -
  GET ftp://api.example.com/v1 -
  GET file:///v1 -
  GET data:text/plain,v1 -
  GET blob:https://api.example.com/v1 -
  GET javascript:alert(1) -
  GET HTTPS://API.EXAMPLE.COM/v1 WV
  GET https://API.example.com/v1 WV
  GET hTTps://Api.Example.Com/orders/7 WP
  GET https://api.example.com./v1 -
  GET https://api.example.com.evil.test/v1 -
  GET https://api.example.comevil.test/v1 -
  GET https://evil.test/https://api.example.com/v1 -
  GET https://evil.test/?u=https://api.example.com/v1 -
  GET https://evil.test#https://api.example.com/v1 -
  GET https://evil.test/api.example.com/v1 -
  GET https://apixexample.com/v1 -
  GET https://api-example.com/v1 -
  GET https://xapi.example.com/v1 -
  GET https://sub.api.example.com/v1 -
  GET https://example.com/v1 -
  GET https://api.example.co/v1 -
  GET https://api.example.org/v1 -
  GET https://аpi.example.com/v1 -
  GET https://api.example.com%2eevil.test/v1 -
  GET https://api.example.com%00.evil.test/v1 -
  GET https://api%2eexample.com/v1 -
  GET https://api。example。com/v1 WV
  GET https://ａｐｉ.example.com/v1 WV
  GET https://user@api.example.com/v1 -
  GET https://user:pass@api.example.com/v1 -
  GET https://:pass@api.example.com/v1 -
  GET https://api.example.com@evil.test/v1 -
  GET https://api.example.com:443@evil.test/v1 -
  GET https://api.example.com%40evil.test/v1 -
  GET https://evil.test\\@api.example.com/v1 -
  GET https://api.example.com\\@evil.test/v1 -
  GET https:\\\\api.example.com/v1 -
  GET https:/api.example.com/v1 -
  GET https:api.example.com/v1 -
  GET https:///api.example.com/v1 WV
  GET https:////api.example.com/v1 WV
  GET //api.example.com/v1 WV
  GET //api.example.com/orders/7 WP
  GET //API.EXAMPLE.COM/v1 WV
  GET //api.example.com:8443/v1 T
  GET //evil.test/api.example.com -
  GET ///api.example.com/v1 WV
  GET /api S
  GET /api/ S
  GET /api/profile S
  GET /api?x S
  GET /apiary -
  GET /API -
  GET /shop/api -
  GET /v1 -
  GET api -
  GET ../api S
  GET ../api/profile S
  GET ./api -
  GET ?api -
  GET #api -
  GET /shop/../api S
  GET /api/../admin -
  GET /api/%2e%2e/admin -
  GET https://app.example.com/api S
  GET https://app.example.com/api/x S
  GET https://app.example.com:443/api S
  GET http://app.example.com/api -
  GET https://app.example.com/ -
  GET http://localhost:3000/api L
  GET http://localhost:3000/api/x L
  GET http://LOCALHOST:3000/api L
  GET http://localhost:3000/apix -
  GET http://localhost:3001/api -
  GET http://localhost/api -
  GET https://localhost:3000/api -
  GET http://127.0.0.1:3000/api -
  GET http://[::1]:3000/api -
  GET http://localhost.evil.test:3000/api -
  GET http://localhost:3000@evil.test/api -
  GET https://bücher.example/ I
  GET https://xn--bcher-kva.example/ I
  GET https://BÜCHER.example/x I
  GET https://bucher.example/ -
  GET https://bücher.example.evil.test/ -
  GET https://acme.eu.auth0.com/api/v2/users/auth0%7C1 M
  PATCH https://acme.eu.auth0.com/api/v2/users/auth0%7C1 M
  GET https://ACME.eu.auth0.com/api/v2/users/auth0|1 M
  GET https://acme.eu.auth0.com/api/v2/users/auth0%7C1?fields=email M
  GET https://acme.eu.auth0.com/api/v2/users/auth0%7C1/enrollments M
  POST https://acme.eu.auth0.com/api/v2/users/auth0%7C1/identities M
  DELETE https://acme.eu.auth0.com/api/v2/users/a/identities/google-oauth2/1 M
  POST https://acme.eu.auth0.com/api/v2/device-credentials M
  DELETE https://acme.eu.auth0.com/api/v2/device-credentials/dcr_1 M
  GET https://acme.eu.auth0.com/api/v2/device-credentials -
  GET https://acme.eu.auth0.com/api/v2/users -
  GET https://acme.eu.auth0.com/api/v2/users/ -
  PUT https://acme.eu.auth0.com/api/v2/users/auth0%7C1 -
  DELETE https://acme.eu.auth0.com/api/v2/users/auth0%7C1 -
  GET https://acme.eu.auth0.com/api/v2/users/auth0%7C1/roles -
  GET https://acme.eu.auth0.com/api/v2/users/a%2Fb -
  GET https://acme.eu.auth0.com/api/v2/users/../roles -
  GET https://acme.eu.auth0.com/api/v2/roles -
  GET https://acme.eu.auth0.com/api/v3/users/1 -
  GET https://acme.eu.auth0.com/userinfo -
  GET https://acme.eu.auth0.com/oauth/token -
  GET https://acme.us.auth0.com/api/v2/users/1 -
  GET https://acme.eu.auth0.com.evil.test/api/v2/users/1 -
  GET http://acme.eu.auth0.com/api/v2/users/1 -
  GET https://acme.eu.auth0.com:8443/api/v2/users/1 -
`
  .trim()
  .split('\n')
  .map((line) => {
    const [method = '', url = '', sets = ''] = line.trim().split(' ');
    return { method, url, sets: sets === '-' ? '' : sets };
  });

describe('the rule for a URL', () => {
  it('covers at least 120 URLs and 6 rule sets', () => {
    expect(new Set(table.map(({ url }) => url)).size).toBeGreaterThanOrEqual(120);
    expect(Object.keys(ruleSets).length).toBeGreaterThanOrEqual(6);
  });

  for (const [name, { resource, domain }] of Object.entries(ruleSets)) {
    describe(`under rule set ${name}`, () => {
      for (const { method, url, sets } of table) {
        it(`${sets.includes(name) ? 'matches' : 'does not match'} ${method} ${url}`, () => {
          const resources = createResources(resource ? [resource] : [], domain ? { domain } : {});
          const takes = resources.find(method.toUpperCase(), url) !== undefined;
          expect(takes).toBe(sets.includes(name));
        });
      }
    });
  }
});

describe('the rule for a URL, after other look-ups', () => {
  for (const [name, { resource, domain }] of Object.entries(ruleSets)) {
    it(`is the same under rule set ${name} in any order`, () => {
      const resources = createResources(resource ? [resource] : [], domain ? { domain } : {});
      const rounds = [...table, ...table.toReversed(), ...table];
      const wrong = rounds.filter(
        ({ method, url, sets }) =>
          (resources.find(method.toUpperCase(), url) !== undefined) !== sets.includes(name),
      );
      expect(wrong).toEqual([]);
    });
  }
});
