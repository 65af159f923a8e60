import express from 'express';
import { auth, requiredScopes } from 'express-oauth2-jwt-bearer';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startTenant, type RunningTenant } from '../../src/start-tenant.ts';
import { fixtureSeed, MIA } from '../support/fixture-tenant.ts';

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

  it('accepts a token of its audience with its scope', async () => {
    const answer = await call(
      await tenant.mint({ userId: MIA, audience: AUDIENCE, scope: 'openid read:orders' }),
    );
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

  function call(token: string): Promise<Response> {
    return fetch(url, { headers: { authorization: `Bearer ${token}` } });
  }
});
