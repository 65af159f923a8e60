import type { Fact } from '../fact.ts';

/** Facts about what a tenant publishes of itself. */
export const DISCOVERY_FACTS: readonly Fact[] = [
  {
    id: 'discovery',
    fact: 'The discovery document names the issuer with a slash, and the endpoints',
    needs: 'nothing',
    request: () => ({ method: 'GET', path: '/.well-known/openid-configuration' }),
    expect: ({ origin }) => ({
      status: 200,
      headers: { 'content-type': /^application\/json/ },
      members: {
        issuer: `${origin}/`,
        authorization_endpoint: `${origin}/authorize`,
        token_endpoint: `${origin}/oauth/token`,
        userinfo_endpoint: `${origin}/userinfo`,
        jwks_uri: `${origin}/.well-known/jwks.json`,
        revocation_endpoint: `${origin}/oauth/revoke`,
        end_session_endpoint: `${origin}/oidc/logout`,
        code_challenge_methods_supported: ['S256'],
        response_modes_supported: ['query', 'fragment', 'form_post'],
      },
    }),
  },
  {
    id: 'oauth-metadata',
    fact: 'The same document is at the path of RFC 8414',
    needs: 'nothing',
    request: () => ({ method: 'GET', path: '/.well-known/oauth-authorization-server' }),
    expect: ({ origin }) => ({ status: 200, members: { issuer: `${origin}/` } }),
  },
  {
    id: 'jwks',
    fact: 'The signing keys are published as RSA keys for RS256',
    needs: 'nothing',
    request: () => ({ method: 'GET', path: '/.well-known/jwks.json' }),
    expect: () => ({
      status: 200,
      members: {
        'keys.0.kty': 'RSA',
        'keys.0.use': 'sig',
        'keys.0.alg': 'RS256',
        'keys.0.kid': /./,
      },
    }),
  },
  {
    id: 'cors-token-endpoint',
    fact: 'A preflight of an unknown origin is not answered with that origin at /oauth/token',
    needs: 'nothing',
    request: () => preflight('/oauth/token', 'POST'),
    expect: () => ({ status: 204, headers: { 'access-control-allow-origin': null } }),
  },
  {
    id: 'cors-management',
    fact: 'A preflight of an unknown origin is not answered with that origin at /api/v2',
    needs: 'nothing',
    request: () => preflight('/api/v2/users/auth0%7Cnobody', 'PATCH'),
    expect: () => ({ status: 204, headers: { 'access-control-allow-origin': null } }),
  },
];

function preflight(path: string, method: string): ReturnType<Fact['request']> {
  const headers = {
    origin: 'https://unknown-origin.example',
    'access-control-request-method': method,
    'access-control-request-headers': 'authorization,content-type',
  };
  return { method: 'OPTIONS', path, headers };
}
