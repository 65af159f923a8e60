import { createHash, randomBytes } from 'node:crypto';
import { form } from '../harness/http-client.mjs';
import { API, CALLBACK, CLIENT, SCOPE, SECRET, users } from '../servers/contract.mjs';

/** How to get discovery document, token and login from each server. */
export const authorizationServers = {
  'auth0-tenant-emulator': {
    discovery: '/.well-known/openid-configuration',
    token: '/oauth/token',
    credentials: { audience: API },
    login: async (client, at) => {
      const pkce = proof();
      const session = await client.send('POST', '/_emulator/sessions/start', {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ userId: users[at % users.length].id }),
      });
      const response = await client.send(
        'GET',
        `/authorize?${authorization({ ...pkce.challenge, audience: API, prompt: 'none' })}`,
        { headers: { cookie: cookies(session) } },
      );
      return redeem(client, '/oauth/token', codeOf(response), pkce);
    },
  },
  'oidc-provider': {
    discovery: '/.well-known/openid-configuration',
    token: '/token',
    credentials: { resource: API },
    login: async (client) => {
      const pkce = proof();
      const started = await client.send(
        'GET',
        `/auth?${authorization({ ...pkce.challenge, resource: API })}`,
      );
      const cookie = cookies(started);
      const interaction = await client.send('GET', pathOf(started), { headers: { cookie } });
      const response = await client.send('GET', pathOf(interaction), { headers: { cookie } });
      return redeem(client, '/token', codeOf(response), pkce);
    },
  },
  'oauth2-mock-server': {
    discovery: '/.well-known/openid-configuration',
    token: '/token',
    credentials: { aud: API },
    login: async (client) => {
      const pkce = proof();
      const response = await client.send('GET', `/authorize?${authorization(pkce.challenge)}`);
      return redeem(client, '/token', codeOf(response), pkce);
    },
  },
  'auth0-simulator': {
    discovery: '/.well-known/openid-configuration',
    token: '/oauth/token',
    credentials: { audience: API },
    login: async (client, at) => {
      const { email, password } = users[at % users.length];
      const nonce = randomBytes(16).toString('hex');
      const started = await client.send('GET', `/authorize?${authorization({ nonce })}`);
      await client.send('GET', pathOf(started));
      await expectOk(
        client.send('POST', '/usernamepassword/login', form({ username: email, password, nonce })),
      );
      const response = await client.send(
        'POST',
        '/login/callback',
        form({ wctx: JSON.stringify({ redirect_uri: CALLBACK, nonce, state: 'state' }) }),
      );
      return redeem(client, '/oauth/token', codeOf(response));
    },
  },
};

/** Requests a client-credentials token; throws when the response has none. */
export async function requestToken(client, { token, credentials }) {
  return tokenOf(
    await client.send(
      'POST',
      token,
      form({
        grant_type: 'client_credentials',
        client_id: CLIENT,
        client_secret: SECRET,
        scope: SCOPE,
        ...credentials,
      }),
    ),
  );
}

function authorization(more) {
  return new URLSearchParams({
    response_type: 'code',
    client_id: CLIENT,
    redirect_uri: CALLBACK,
    scope: `openid ${SCOPE}`,
    state: 'state',
    nonce: 'nonce',
    ...more,
  });
}

async function redeem(client, path, code, pkce) {
  const response = await client.send(
    'POST',
    path,
    form({
      grant_type: 'authorization_code',
      client_id: CLIENT,
      client_secret: SECRET,
      redirect_uri: CALLBACK,
      code,
      ...pkce?.verifier,
    }),
  );
  return tokenOf(response);
}

function proof() {
  const code_verifier = randomBytes(32).toString('base64url');
  const code_challenge = createHash('sha256').update(code_verifier).digest('base64url');
  return {
    verifier: { code_verifier },
    challenge: { code_challenge, code_challenge_method: 'S256' },
  };
}

function tokenOf({ status, text }) {
  const token = status === 200 ? JSON.parse(text).access_token : undefined;
  if (token?.split('.').length !== 3) {
    throw new Error(`No token: ${status} ${text.slice(0, 300)}`);
  }
  return token;
}

function codeOf({ status, headers, text }) {
  const code = headers.location && new URL(headers.location, CALLBACK).searchParams.get('code');
  if (!code) {
    throw new Error(`No code: ${status} ${headers.location ?? text.slice(0, 300)}`);
  }
  return code;
}

function pathOf({ status, headers, text }) {
  if (!headers.location) {
    throw new Error(`No redirect: ${status} ${text.slice(0, 300)}`);
  }
  const { pathname, search } = new URL(headers.location, 'http://localhost');
  return pathname + search;
}

function cookies({ headers }) {
  return (headers['set-cookie'] ?? []).map((cookie) => cookie.split(';', 1)[0]).join('; ');
}

async function expectOk(response) {
  const { status, text } = await response;
  if (status !== 200) {
    throw new Error(`${status}: ${text.slice(0, 300)}`);
  }
}
