import { createTenant } from '../src/create-tenant.ts';
import { isLoopbackHost } from '../src/common/loopback.ts';
import { checkBindAddress } from '../src/server/check-bind-address.ts';

const LOOPBACK = [
  'localhost',
  'LOCALHOST',
  'localhost.',
  'tenant.localhost',
  'a.b.localhost',
  '127.0.0.1',
  '127.0.0.2',
  '127.255.255.254',
  '::1',
  '[::1]',
];

const NOT_LOOPBACK = [
  '',
  'localhost.example',
  'notlocalhost',
  'localhost.evil.example',
  '128.0.0.1',
  '127.0.0.1.example',
  '127.0.0.256',
  '127.0.1',
  '10.0.0.1',
  '0.0.0.0',
  '::',
  '[::2]',
  '192.168.1.10',
];

describe('isLoopbackHost()', () => {
  for (const host of LOOPBACK) {
    it(`returns true for ${host}`, () => {
      expect(isLoopbackHost(host)).toBeTrue();
    });
  }

  for (const host of NOT_LOOPBACK) {
    it(`returns false for "${host}"`, () => {
      expect(isLoopbackHost(host)).toBeFalse();
    });
  }
});

describe('the loopback rule', () => {
  for (const host of LOOPBACK) {
    it(`allows to bind ${host}`, () => {
      expect(() => {
        checkBindAddress({ host }, {});
      }).not.toThrow();
    });
  }

  for (const host of ['tenant.localhost:4200', '127.0.0.2:4200', '[::1]:4200']) {
    it(`lets a page of http://${host} read responses`, async () => {
      const origin = `http://${host}`;
      const url = 'http://localhost/.well-known/jwks.json';
      const response = await createTenant().fetch(new Request(url, { headers: { origin } }));
      expect(response.headers.get('access-control-allow-origin')).toBe(origin);
    });

    it(`takes https://${host}/api/v2/ in a seed for the Management API`, async () => {
      const tenant = createTenant({
        clients: [{ client_id: 'm', app_type: 'non_interactive', client_secret: 's' }],
        client_grants: [
          { client_id: 'm', audience: `https://${host}/api/v2/`, scope: ['read:users'] },
        ],
      });
      const response = await tenant.fetch(
        new Request('http://localhost/oauth/token', {
          method: 'POST',
          body: new URLSearchParams({
            grant_type: 'client_credentials',
            client_id: 'm',
            client_secret: 's',
            audience: tenant.audience,
          }),
        }),
      );
      expect(response.status).toBe(200);
    });
  }
});
