/**
 * What the proxy is measured against: Hono and jose, the same token verified, the body forwarded
 * to the same place with a fixed token, the answer passed on. No limits, no checks, no log.
 */
import { Hono } from 'hono';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { listen } from '../../src/node/listen.ts';

const tenant = process.env['TENANT'] ?? '';
const audience = process.env['PROXY_AUDIENCE'] ?? '';
const keys = createRemoteJWKSet(new URL(`${tenant}/.well-known/jwks.json`));
const form = new URLSearchParams({
  grant_type: 'client_credentials',
  client_id: 'profile-proxy',
  client_secret: process.env['SECRET'] ?? '',
  audience: `${tenant}/api/v2/`,
});
const answer = await fetch(`${tenant}/oauth/token`, {
  method: 'POST',
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  body: form.toString(),
});
const { access_token: machineToken } = (await answer.json()) as { access_token: string };

const app = new Hono();
app.patch('/me', async (context) => {
  const token = (context.req.header('authorization') ?? '').replace('Bearer ', '');
  const { payload } = await jwtVerify(token, keys, {
    issuer: `${tenant}/`,
    audience,
    algorithms: ['RS256'],
  });
  const response = await fetch(`${tenant}/api/v2/users/${encodeURIComponent(payload.sub ?? '')}`, {
    method: 'PATCH',
    headers: { authorization: `Bearer ${machineToken}`, 'content-type': 'application/json' },
    body: JSON.stringify(await context.req.json()),
  });
  return new Response(await response.text(), {
    status: response.status,
    headers: { 'content-type': 'application/json' },
  });
});

const listener = await listen({ fetch: async (request) => app.fetch(request) }, { port: 0 });
process.send?.({ url: listener.url });
