import express from 'express';
import { auth, requiredScopes } from 'express-oauth2-jwt-bearer';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startTenant, type RunningTenant } from '../../src/start-tenant.ts';
import { fixtureSeed, MIA } from '../support/fixture-tenant.ts';
import { answerOf, TestBrowser } from '../support/test-browser.ts';

const AUDIENCE = 'https://orders.example/';

describe('express-oauth2-jwt-bearer', () => {
  let tenant: RunningTenant;
  let server: Server;
  let url: string;

  beforeAll(async () => {
    tenant = await startTenant({ ...fixtureSeed, port: 0 });
    const app = express();
    app.set('env', 'test');
    app.use(
      auth({
        issuerBaseURL: tenant.url,
        audience: AUDIENCE,
        tokenSigningAlg: 'RS256',
        cooldownDuration: 0,
      }),
    );
    app.get('/orders', requiredScopes('read:orders'), (request, response) => {
      response.json({ sub: request.auth?.payload.sub });
    });
    server = app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/orders`;
  });

  afterAll(async () => {
    server.closeAllConnections();
    server.close();
    await tenant.close();
  });

  it('accepts the token of a login for its audience with its scope', async () => {
    const answer = await call(await tokenOfLogin());
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ sub: MIA });
  });

  it('refuses a token for the Management API', async () => {
    const answer = await call(await tenant.mint({ userId: MIA, scope: 'read:orders' }));
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toContain('invalid_token');
  });

  it('refuses a token without the scope', async () => {
    const answer = await call(
      await tenant.mint({ userId: MIA, audience: AUDIENCE, scope: 'openid' }),
    );
    expect(answer.status).toBe(403);
    expect(answer.headers.get('www-authenticate')).toContain('insufficient_scope');
  });

  it('accepts tokens of a new key after rotation', async () => {
    tenant.rotateKeys();
    const answer = await call(
      await tenant.mint({ userId: MIA, audience: AUDIENCE, scope: 'read:orders' }),
    );
    expect(answer.status).toBe(200);
  });

  async function tokenOfLogin(): Promise<string> {
    const query = new URLSearchParams({
      client_id: 'spa',
      redirect_uri: 'http://localhost:4200',
      response_type: 'token',
      audience: AUDIENCE,
      scope: 'read:orders',
    });
    const browser = new TestBrowser((request) => fetch(request, { redirect: 'manual' }));
    const answer = await browser.login(`${tenant.url}/authorize?${query.toString()}`, MIA);
    return answerOf(answer).get('access_token') ?? '';
  }

  function call(token: string): Promise<Response> {
    return fetch(url, { headers: { authorization: `Bearer ${token}` } });
  }
});
