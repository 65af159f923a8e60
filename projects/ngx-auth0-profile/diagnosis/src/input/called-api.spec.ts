import {
  accessToken,
  MANAGEMENT_AUDIENCE,
  tenant,
  unsignedToken,
} from '../../../src/test-support/unsigned-token';
import { diagnose } from '../diagnose';
import type { DiagnosisContext } from '../model/diagnosis-context';

const PROXY_AUDIENCE = 'https://profile-proxy.example/';
const orders = accessToken({ aud: 'https://orders.example/' });

describe('diagnose › called API', () => {
  describe('when the audience is given', () => {
    it('recognizes the Management API with and without the trailing slash', () => {
      const token = accessToken();
      expect(problem(token, { audience: MANAGEMENT_AUDIENCE })).toBe('no-problem');
      expect(problem(token, { audience: 'https://tenant.eu.auth0.com/api/v2' })).toBe('no-problem');
      expect(problem(token, { audience: 'https://other.auth0.com/api/v2/x' })).toBe(
        'management-token',
      );
      expect(problem(token, { audience: 'https://other.auth0.com/x/api/v2/' })).toBe(
        'management-token',
      );
    });

    it('accepts the custom domain only in the audience of the Management API', () => {
      const token = accessToken({ iss: 'https://login.example.com/' });
      const domain = 'login.example.com';
      expect(problem(token, { domain, audience: 'https://login.example.com/api/v2/' })).toBe(
        'no-problem',
      );
      expect(problem(token, { domain, audience: 'https://login.example.com/orders' })).toBe(
        'management-token',
      );
      expect(problem(token, { domain, audience: 'https://else.example/api/v2/' })).toBe(
        'management-token',
      );
    });

    it('names the proxy', () => {
      expect(
        happened(orders, { audience: PROXY_AUDIENCE, proxyAudience: PROXY_AUDIENCE }),
      ).toContain('the profile proxy');
      expect(
        happened(orders, { audience: 'https://x.example/', proxyAudience: PROXY_AUDIENCE }),
      ).toContain('this API');
    });
  });

  describe('when the URL is given', () => {
    it('treats other hosts as the proxy when there is one', () => {
      const url = 'https://profile.example.com/me';
      expect(happened(orders, { url, proxyAudience: PROXY_AUDIENCE })).toContain(
        'the profile proxy',
      );
      expect(happened('Bearer abc0', { url })).toContain('An opaque access token');
      expect(diagnose('Bearer abc0', { ...tenant, url }).remedy.code).toContain(
        "'YOUR_API_IDENTIFIER'",
      );
      expect(diagnose('Bearer abc0', { url }).remedy.code).toContain("'YOUR_API_IDENTIFIER'");
      expect(diagnose('Bearer abc0').remedy.code).toContain(
        "'https://YOUR_TENANT.auth0.com/api/v2/'",
      );
    });

    it('recognizes the Management API on another host by its path', () => {
      const url = 'https://login.example.com/api/v2/users/auth0%7Cother';
      expect(happened(orders, { url, proxyAudience: PROXY_AUDIENCE })).not.toContain(
        'the profile proxy',
      );
    });

    it('reads user ids below /api/v2/users only', () => {
      const host = 'https://tenant.eu.auth0.com';
      expect(problem(accessToken(), { url: `${host}/api/v2/users/other` })).toBe('other-user');
      for (const path of ['/api/v1/users/other', '/me/v2/users/other', '/api/v2/clients/other']) {
        expect(problem(accessToken(), { method: 'GET', url: host + path })).toBe('no-problem');
      }
    });

    it('finds the scope of this request', () => {
      const users = `${MANAGEMENT_AUDIENCE}users/auth0%7C5ad8b180b09f330744ab1e7f`;
      const update = accessToken({ scope: 'update:current_user_metadata' });
      expect(problem(update, { method: 'PATCH', url: users })).toBe('no-problem');
      expect(problem(update, { method: 'GET', url: users })).toBe('missing-scope');
      expect(problem(update, { method: 'GET', url: `${users}/enrollments` })).toBe('missing-scope');
      expect(problem(update, { method: 'GET', url: `${users}/logs` })).toBe('no-problem');
      expect(problem(update, { method: 'GET', url: `${MANAGEMENT_AUDIENCE}clients/x` })).toBe(
        'no-problem',
      );
    });

    it('recommends the scope of the request instead of one for back ends', () => {
      const url = `${MANAGEMENT_AUDIENCE}users/auth0%7C5ad8b180b09f330744ab1e7f`;
      const context = { method: 'PATCH', url, requiredScopes: 'update:users_app_metadata' };
      expect(diagnose(accessToken(), { ...tenant, ...context }).remedy.text).toContain(
        'Request update:current_user_metadata instead',
      );
      for (const scope of ['read:users_app_metadata', 'xread:users', 'update:users_app_metadata']) {
        expect(diagnose(accessToken(), { ...tenant, requiredScopes: scope }).remedy.where).toBe(
          'back-end',
        );
      }
      const several = { requiredScopes: ['delete:users', 'read:users', 'update:users'] };
      expect(diagnose(accessToken(), { ...tenant, ...several }).remedy.text).toContain(
        'it lets users read their own profile and edit their own user_metadata',
      );
    });
  });

  describe('when hosts are compared', () => {
    it('treats http and https as equal on this machine only', () => {
      for (const host of ['localhost:4400', '127.0.0.1:4400', '[::1]:4400']) {
        const token = accessToken({ iss: `http://${host}/`, aud: `https://${host}/api/v2/` });
        expect(problem(token, { domain: `http://${host}` })).toBe('no-problem');
      }
      expect(problem(accessToken({ iss: 'http://tenant.eu.auth0.com/' }))).toBe('wrong-issuer');
      expect(problem(accessToken({ aud: 'http://tenant.eu.auth0.com/api/v2/' }))).toBe(
        'wrong-audience',
      );
    });

    it('accepts a domain in upper case, with scheme and with spaces', () => {
      expect(problem(accessToken(), { domain: ' HTTPS://Tenant.EU.auth0.com ' })).toBe(
        'no-problem',
      );
      expect(problem(accessToken(), { domain: '' })).toBe('no-problem');
      expect(problem(accessToken(), { domain: 'not a domain' })).toBe('no-problem');
    });

    it('leaves the audience of another tenant to the audience check when the domain is given', () => {
      expect(problem(accessToken({ aud: 'https://other.eu.auth0.com/api/v2/' }))).toBe(
        'wrong-audience',
      );
    });

    it('does not treat a custom domain as another tenant when no domain is given', () => {
      const context = { domain: undefined, clientId: undefined };
      expect(problem(accessToken({ iss: 'https://login.example.com/' }), context)).toBe(
        'no-problem',
      );
      expect(problem(accessToken({ iss: 'nonsense' }), context)).toBe('no-problem');
      expect(problem(accessToken({ aud: 'https://x.auth0.com/api/v2/x' }), context)).toBe(
        'wrong-audience',
      );
      expect(problem(accessToken({ aud: 'https://x.auth0.com/x/api/v2/' }), context)).toBe(
        'wrong-audience',
      );
    });
  });

  describe('when one of several audiences is wrong', () => {
    it('explains that audience', () => {
      const explained = (aud: unknown, context: DiagnosisContext = {}) =>
        diagnose(accessToken({ aud }), { ...tenant, proxyAudience: PROXY_AUDIENCE, ...context })
          .evidence[2];
      const userinfo = 'https://tenant.eu.auth0.com/userinfo';
      expect(explained(['https://x.example/', 'https://tenant.eu.auth0.com/api/v2'])).toContain(
        'They must be identical.',
      );
      expect(explained([PROXY_AUDIENCE, userinfo])).toContain(
        'is the identifier of the profile proxy.',
      );
      expect(explained(['https://x.example/', userinfo])).toBeUndefined();
      expect(explained(['https://http:.example/'])).toBeUndefined();
    });
  });

  describe('when the token is not an ID token', () => {
    it('recognizes claims that only access tokens have', () => {
      for (const sign of [{ gty: 'password' }, { permissions: [] }, { client_id: 'x' }]) {
        const token = unsignedToken({ aud: 'my-api', email: 'x', ...sign });
        expect(diagnose(token, { audience: 'my-api' }).problem).toBe('no-problem');
      }
      const named = unsignedToken({ aud: 'https://orders.example/', azp: 'x', name: 'Mike' });
      expect(diagnose(named, { audience: 'https://orders.example/' }).problem).toBe('no-problem');
      const capitals = unsignedToken({ aud: 'x', nonce: 'y' }, { typ: 'AT+JWT' });
      expect(diagnose(capitals, { audience: 'x' }).problem).toBe('no-problem');
    });
  });

  describe('when the given clock is not a valid time', () => {
    it('uses the clock of this computer', () => {
      expect(problem(accessToken({ exp: 1 }), { now: Number.NaN })).toBe('expired');
      expect(problem(accessToken({ exp: 1 }), { now: new Date('nonsense') })).toBe('expired');
    });
  });
});

function problem(token: string, context: DiagnosisContext = {}): string {
  return diagnose(token, { ...tenant, ...context }).problem;
}

function happened(token: string, context: DiagnosisContext): string {
  return diagnose(token, { ...tenant, ...context }).whatHappened;
}
