import { ADA, BOB, type Harness, type Sent } from '../support/harness.ts';
import { describeAttempts, type Attempt } from './attempts.ts';
import { forgedToken } from './forged-token.ts';

const body = { name: 'Mallory' };
const bobInPath = encodeURIComponent(BOB);

describeAttempts("other users' ids", [
  attempt('in the path of a read', 'GET', `/users/${bobInPath}`, {}, 'missing-scope'),
  attempt('in the path of a change', 'PATCH', `/users/${bobInPath}`, { body }, 'missing-scope'),
  attempt('in a search', 'GET', '/users?email=bob@example.com', {}, 'missing-scope'),
  byScope('in the path, with a scope any user may ask for', 'GET', 'read:profiles'),
  byScope('in the path of a change, with such a scope', 'PATCH', 'update:profiles'),
  {
    name: 'by an administrator who may only read',
    make: async (harness) => {
      const token = await harness.mint({ claims: { permissions: ['read:profiles'] } });
      return harness.send('PATCH', `/users/${bobInPath}`, { token, body });
    },
    refusal: 'missing-scope',
  },
  byAdministrator('in a path that climbs', '/users/..%2f..%2fclients', 'invalid-request'),
  byAdministrator('in a path without a provider', '/users/bob', 'invalid-request'),
  byAdministrator('encoded twice', '/users/auth0%257Cbob', 'invalid-request'),
  byAdministrator('behind a null byte', '/users/auth0%7Cada%00bob', 'invalid-request'),
  attempt('in the query of a read', 'GET', `/me?user_id=${bobInPath}`, {}, 'invalid-request'),
  attempt('in the query of a change', 'PATCH', `/me?id=${bobInPath}`, { body }, 'invalid-request'),
  attempt('in the query as sub', 'PATCH', `/me?sub=${bobInPath}`, { body }, 'invalid-request'),
  ...['user_id', 'sub', 'id', '_id', 'userId', 'target', 'users'].map((field) =>
    attempt(
      `in the body as ${field}`,
      'PATCH',
      '/me',
      { body: { ...body, [field]: BOB } },
      'field-not-allowed',
    ),
  ),
  attempt(
    'in the body of an e-mail change',
    'POST',
    '/me/email',
    { body: { email: 'x@y.example', user_id: BOB } },
    'field-not-allowed',
  ),
  attempt(
    'in the body of a password ticket',
    'POST',
    '/me/password-ticket',
    { body: { user_id: BOB } },
    'field-not-allowed',
  ),
  attempt(
    'in the body of a verification e-mail',
    'POST',
    '/me/verification-email',
    { body: { user_id: BOB } },
    'field-not-allowed',
  ),
  attempt('as a path under /me', 'GET', `/me/${bobInPath}`, {}, 'not-found'),
  attempt('behind a semicolon', 'GET', `/me;user=${bobInPath}`, {}, 'not-found'),
  attempt('behind a double slash', 'GET', `//me/${bobInPath}`, {}, 'not-found'),
  attempt(
    'in the Management API path',
    'PATCH',
    `/api/v2/users/${bobInPath}`,
    { body },
    'not-found',
  ),
  attempt('by deletion', 'DELETE', `/users/${bobInPath}`, {}, 'method-not-allowed'),
  attempt(
    'of an identity of somebody else',
    'DELETE',
    '/me/identities/auth0/a%2fb',
    {},
    'invalid-request',
  ),
  attempt('of the main identity', 'DELETE', '/me/identities/auth0/ada', {}, 'invalid-change'),
  attempt('by deletion without the scope', 'DELETE', '/me', {}, 'missing-scope'),
  link('an access token instead of an ID token', (harness) => harness.mint({ userId: BOB })),
  link('an ID token of another application', (harness) =>
    harness.mint({ kind: 'id-token', userId: BOB, clientId: 'profile-proxy' }),
  ),
  link('an ID token that is old', (harness) =>
    harness.mint({
      kind: 'id-token',
      userId: BOB,
      claims: { iat: Math.floor(Date.now() / 1000) - 3600 },
    }),
  ),
  link('an ID token that has expired', (harness) =>
    harness.mint({ kind: 'id-token', userId: BOB, expiresInSeconds: -60 }),
  ),
  link('an ID token the attacker signed', (harness) =>
    forgedToken(harness, {}, { sub: BOB, aud: 'spa' }),
  ),
  link('an ID token of the same account', (harness) =>
    harness.mint({ kind: 'id-token', userId: ADA }),
  ),
  link('an id instead of a token', () => Promise.resolve(BOB)),
  attempt(
    "by linking with provider and id, as the Management API's machine form allows",
    'POST',
    '/me/identities',
    { body: { provider: 'auth0', user_id: 'bob' } },
    'field-not-allowed',
  ),
]);

function attempt(
  name: string,
  method: string,
  path: string,
  sent: Sent,
  refusal: Attempt['refusal'],
): Attempt {
  return { name, make: (harness) => harness.send(method, path, sent), refusal };
}

function byScope(name: string, method: string, scope: string): Attempt {
  return {
    name,
    make: async (harness) => {
      const token = await harness.mint({ scope });
      const sent = method === 'GET' ? { token } : { token, body };
      return harness.send(method, `/users/${bobInPath}`, sent);
    },
    refusal: 'missing-scope',
  };
}

function byAdministrator(name: string, path: string, refusal: Attempt['refusal']): Attempt {
  return {
    name: `${name}, by an administrator`,
    make: async (harness) => {
      const permissions = ['read:profiles', 'update:profiles'];
      const token = await harness.mint({ claims: { permissions } });
      return harness.send('PATCH', path, { token, body });
    },
    refusal,
  };
}

function link(name: string, make: (harness: Harness) => Promise<string>): Attempt {
  return {
    name: `by linking with ${name}`,
    make: async (harness) =>
      harness.send('POST', '/me/identities', { body: { link_with: await make(harness) } }),
    refusal: 'invalid-change',
  };
}
