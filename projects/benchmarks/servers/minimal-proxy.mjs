import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { announce } from './serve.mjs';

// A minimal proxy: it verifies the token and forwards the body with its own M2M token.
const { domain, audience, clientId, clientSecret } = JSON.parse(process.argv[2]);
const keys = createRemoteJWKSet(new URL(`${domain}/.well-known/jwks.json`));
const tokenResponse = await fetch(`${domain}/oauth/token`, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: clientSecret,
    audience: `${domain}/api/v2/`,
  }),
});
const { access_token: token } = await tokenResponse.json();

const app = new Hono().patch('/me', async (context) => {
  const [, callerToken] = (context.req.header('authorization') ?? '').split(' ');
  const { payload } = await jwtVerify(callerToken, keys, {
    issuer: `${domain}/`,
    audience,
    algorithms: ['RS256'],
  });
  const response = await fetch(`${domain}/api/v2/users/${encodeURIComponent(payload.sub)}`, {
    method: 'PATCH',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: await context.req.text(),
  });
  return context.body(await response.text(), response.status, {
    'content-type': 'application/json',
  });
});
const server = serve({ fetch: app.fetch, hostname: 'localhost', port: 0 }, ({ port }) => {
  announce(`http://localhost:${port}`);
});
server.on('error', (error) => {
  throw error;
});
