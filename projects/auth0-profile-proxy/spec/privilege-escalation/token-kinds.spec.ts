import { ADA, AUDIENCE, type Harness } from '../support/harness.ts';
import { describeAttempts, type Attempt } from './attempts.ts';
import { forgedToken } from './forged-token.ts';

type MintRequest = NonNullable<Parameters<Harness['mint']>[0]>;

const body = { name: 'Mallory' };

describeAttempts('the wrong kind of token', [
  {
    name: 'no token at all',
    make: (harness) => harness.send('PATCH', '/me', { token: '', body }),
    refusal: 'missing-token',
  },
  withToken('an ID token', { kind: 'id-token' }, 'id-token'),
  withToken(
    'an ID token of another application',
    { kind: 'id-token', clientId: 'profile-proxy' },
    'id-token',
  ),
  withToken('an opaque token', { kind: 'opaque' }, 'opaque-token'),
  withToken('an encrypted token', { kind: 'encrypted' }, 'encrypted-token'),
  {
    name: 'a token for the Management API',
    make: async (harness) => {
      const token = await harness.mint({
        audience: harness.tenant.audience,
        scope: 'update:users',
      });
      return harness.send('PATCH', '/me', { token, body });
    },
    refusal: 'management-token',
  },
  {
    name: 'a token for the Management API and userinfo',
    make: async (harness) => {
      const { audience: management, issuer } = harness.tenant;
      const token = await harness.mint({ audience: [management, `${issuer}userinfo`] });
      return harness.send('PATCH', '/me', { token, body });
    },
    refusal: 'management-token',
  },
  {
    name: "the tenant's own machine token, as the proxy holds it",
    make: async (harness) => {
      const token = await harness.mint({
        userId: 'profile-proxy@clients',
        audience: harness.tenant.audience,
      });
      return harness.send('PATCH', '/me', { token, body });
    },
    refusal: 'management-token',
  },
  withToken('a token for another API', { audience: 'https://orders.example/' }, 'wrong-audience'),
  withToken(
    'a token for an API whose identifier starts the same',
    { audience: `${AUDIENCE}admin` },
    'wrong-audience',
  ),
  withToken(
    'a token for this API without the slash at its end',
    { audience: AUDIENCE.slice(0, -1) },
    'wrong-audience',
  ),
  withToken('an expired token', { expiresInSeconds: -60 }, 'expired'),
  withToken(
    'a token that is not valid yet',
    { claims: { nbf: Math.floor(Date.now() / 1000) + 600 } },
    'invalid-token',
  ),
  withToken('a token that never expires', { claims: { exp: 'never' } }, 'invalid-token'),
  withToken('an anonymous session', { userId: 'anon@7c1f' }, 'anonymous-subject'),
  withToken('an application', { userId: 'spa@clients' }, 'client-subject'),
  withToken(
    "an application that claims a user's id",
    { claims: { gty: 'client-credentials' } },
    'client-subject',
  ),
  withToken(
    'an ID token whose audience was made this API',
    { claims: { nonce: 'n-0S6_WzA2Mj' } },
    'id-token',
  ),
  withToken('a token without the scope', { scope: 'openid read:profile' }, 'missing-scope'),
  withToken('a token without any scope', { scope: '' }, 'missing-scope'),
  withToken('a scope that only starts the same', { scope: 'update:profile2' }, 'missing-scope'),
  withToken('a scope with another case', { scope: 'UPDATE:PROFILE' }, 'missing-scope'),
  withToken('a wildcard scope', { scope: '* update:*' }, 'missing-scope'),
  withToken(
    'scopes in a claim of another vendor',
    { scope: '', claims: { scp: ['update:profile'], roles: ['update:profile'] } },
    'missing-scope',
  ),
  withToken('scopes as a list', { claims: { scope: ['update:profile'] } }, 'missing-scope'),
  withToken(
    'permissions as a text',
    { scope: '', claims: { permissions: 'update:profile' } },
    'missing-scope',
  ),
  withToken('a subject that climbs the path', { userId: 'auth0|../auth0|bob' }, 'invalid-token'),
  withToken('a subject that ends the path', { userId: 'auth0|bob?x=' }, 'invalid-token'),
  withToken('a subject without a provider', { userId: 'bob' }, 'invalid-token'),
  withToken(
    'a subject with an invisible character',
    { userId: 'auth0|bob\u200b' },
    'invalid-token',
  ),
  withToken('a list of subjects', { claims: { sub: ['auth0|bob', ADA] } }, 'invalid-token'),
  withToken(
    'a token bound in an unknown way',
    { claims: { cnf: { 'x5t#S256': 'abc' } } },
    'invalid-token',
  ),
  foreign('another tenant', 'https://attacker.eu.auth0.example/'),
  foreign('a host that starts like the tenant', 'http://localhost.attacker.example/'),
  foreign('no issuer', ''),
  {
    name: 'an issuer without the slash at its end',
    make: async (harness) => {
      const token = await harness.mint({ claims: { iss: harness.tenant.issuer.slice(0, -1) } });
      return harness.send('PATCH', '/me', { token, body });
    },
    refusal: 'wrong-issuer',
  },
  {
    name: "the tenant's issuer in capitals",
    make: async (harness) => {
      const token = await harness.mint({ claims: { iss: harness.tenant.issuer.toUpperCase() } });
      return harness.send('PATCH', '/me', { token, body });
    },
    refusal: 'wrong-issuer',
  },
]);

function withToken(name: string, request: MintRequest, refusal: Attempt['refusal']): Attempt {
  return {
    name,
    make: async (harness) =>
      harness.send('PATCH', '/me', { token: await harness.mint(request), body }),
    refusal,
  };
}

function foreign(name: string, iss: string): Attempt {
  return {
    name: `a token of ${name}`,
    make: async (harness) => {
      const token = await forgedToken(harness, {}, { iss });
      return harness.send('PATCH', '/me', { token, body });
    },
    refusal: 'wrong-issuer',
  };
}
