import { createTenant } from '../../src/create-tenant.ts';
import type { Tenant } from '../../src/tenant-internals.ts';
import { fixtureSeed, MIA, NOOR } from '../support/fixture-tenant.ts';
import { callManagement, userPath } from '../support/management-client.ts';
import { callMyAccount, errorCode, type MyAccountAnswer } from '../support/my-account-client.ts';
import { pkce } from '../support/test-browser.ts';

const BASE = 'connected-accounts';
const CALLBACK = 'http://localhost:4200/callback';
const REQUEST = {
  connection: 'google-oauth2',
  redirect_uri: CALLBACK,
  state: 'abc',
  scopes: ['openid', 'read:calendar'],
};

describe('/me/v1/connected-accounts', () => {
  let tenant: Tenant;

  beforeEach(() => {
    tenant = createTenant({
      ...fixtureSeed,
      domain: 'localhost:4400',
      connections: [
        { name: 'google-oauth2', strategy: 'google-oauth2', connected_accounts: { active: true } },
        { name: 'github', strategy: 'github' },
        ...Array.from({ length: 24 }, (_, index) => ({
          name: `oidc-${index}`,
          strategy: 'oidc',
          connected_accounts: { active: true },
        })),
      ],
    });
  });

  it('connects an account: request, consent page, redirect with a code, completion', async () => {
    const { verifier, challenge } = pkce();
    const started = await connect({ code_challenge: challenge, code_challenge_method: 'S256' });
    expect(started.status).toBe(201);
    expect(started.body['connect_uri']).toBe('http://localhost:4400/connected-accounts/connect');
    const page = await visit(started, 'GET');
    expect(await page.text()).toContain('read:calendar');
    const callback = await accept(started);
    expect(callback.searchParams.get('state')).toBe('abc');
    const completed = await complete(started, callback, { code_verifier: verifier });
    expect(completed.status).toBe(201);
    expect(completed.body).toEqual({
      id: jasmine.stringMatching(/^cac_[A-Za-z0-9]+$/),
      connection: 'google-oauth2',
      access_type: 'offline',
      scopes: ['openid', 'read:calendar'],
      created_at: jasmine.any(String),
    });
    expect(await accounts()).toEqual([completed.body]);
  });

  it('sends the user back with access_denied who declines', async () => {
    const started = await connect();
    const response = await visit(started, 'POST', { action: 'deny' });
    const callback = new URL(response.headers.get('location') ?? '');
    expect(callback.searchParams.get('error')).toBe('access_denied');
    expect((await complete(started, callback)).status).toBe(400);
  });

  it('uses a ticket once, and a code once', async () => {
    const started = await connect();
    const callback = await accept(started);
    expect((await visit(started, 'GET')).status).toBe(400);
    expect((await complete(started, callback)).status).toBe(201);
    const again = await complete(started, callback);
    expect([again.status, errorCode(again)]).toEqual([409, 'A0E-409-0003']);
  });

  it('refuses a completion with another code, redirect_uri or verifier, or too late', async () => {
    const { challenge } = pkce();
    const started = await connect({ code_challenge: challenge, code_challenge_method: 'S256' });
    const callback = await accept(started);
    for (const change of [
      { connect_code: 'x' },
      { redirect_uri: 'http://localhost:4200/other' },
      { code_verifier: pkce().verifier },
      {},
      { auth_session: 'x' },
    ]) {
      expect((await complete(started, callback, change)).status).toBe(400);
    }
    tenant.clock.advance(300);
    expect((await complete(started, callback)).status).toBe(400);
    expect(await accounts()).toEqual([]);
  });

  it('refuses a completion by another user', async () => {
    const started = await connect();
    const callback = await accept(started);
    expect((await complete(started, callback, {}, NOOR)).status).toBe(400);
    expect((await complete(started, callback)).status).toBe(201);
  });

  it('refuses a redirect_uri that is no callback of the application, and wrong fields', async () => {
    for (const change of [
      { redirect_uri: 'https://evil.example/' },
      { redirect_uri: 'callback' },
      { scopes: [] },
      { scopes: ['a', 'a'] },
      { code_challenge: 'a'.repeat(43) },
      { code_challenge_method: 'plain' },
      { unknown: 1 },
    ]) {
      expect((await connect(change)).status)
        .withContext(JSON.stringify(change))
        .toBe(400);
    }
  });

  it('returns 404 for a connection that cannot be connected', async () => {
    for (const connection of ['github', 'nowhere']) {
      const answer = await connect({ connection }, { undocumented: true });
      expect([answer.status, errorCode(answer)]).toEqual([404, 'A0E-404-0001']);
    }
  });

  it('gives an account the scopes of the last connection', async () => {
    const first = await connectFully();
    const second = await connectFully({ scopes: ['openid'] });
    expect(second['id']).toBe(String(first['id']));
    expect((await accounts()).map(({ scopes }) => scopes)).toEqual([['openid']]);
  });

  it('lists the accounts of the user, of some connections, and by page', async () => {
    await connectFully();
    await connectFully({ connection: 'oidc-1' });
    expect((await accounts('?connection=oidc-1')).length).toBe(1);
    expect((await accounts('?connection=oidc-1&connection=google-oauth2')).length).toBe(2);
    expect((await read('?connection=oidc-1', NOOR)).body['accounts']).toEqual([]);
    const first = await read('?take=1');
    const next = String(first.body['next']);
    const second = await read(`?take=1&from=${next}`);
    expect([first, second].map(({ body }) => (body['accounts'] as unknown[]).length)).toEqual([
      1, 1,
    ]);
    expect(second.body['next']).toBeUndefined();
  });

  it('lists the connections of which accounts can be connected, ten at a time', async () => {
    const first = await connections('');
    expect((first['connections'] as unknown[])[0]).toEqual({
      name: 'google-oauth2',
      strategy: 'google-oauth2',
    });
    expect((first['connections'] as unknown[]).length).toBe(10);
    const rest = await connections(`?take=20&from=${String(first['next'])}`);
    expect((rest['connections'] as unknown[]).length).toBe(15);
  });

  it('are listed by the Management API too', async () => {
    const { id } = await connectFully();
    const path = `${userPath(MIA)}/connected-accounts`;
    const { body } = await callManagement(tenant, 'GET', path, { scope: 'read:users' });
    expect(body).toEqual({
      connected_accounts: [
        {
          id: String(id),
          connection: 'google-oauth2',
          connection_id: jasmine.stringMatching(/^con_/),
          strategy: 'google-oauth2',
          access_type: 'offline',
          scopes: ['openid', 'read:calendar'],
          created_at: jasmine.any(String),
        },
      ],
    });
  });

  it('refuses take and from that are none', async () => {
    for (const query of ['take=0', 'take=21', 'take=x', 'from=x', `from=${'a'.repeat(9000)}`]) {
      expect((await read(`?${query}`)).status)
        .withContext(query.slice(0, 20))
        .toBe(400);
    }
  });

  it('deletes an account of the user, and of nobody else', async () => {
    const { id } = await connectFully();
    expect((await remove(String(id), NOOR)).status).toBe(204);
    expect((await accounts()).length).toBe(1);
    expect((await remove(String(id))).status).toBe(204);
    expect(await accounts()).toEqual([]);
    expect((await remove('x')).status).toBe(400);
  });

  async function connectFully(change: object = {}): Promise<Record<string, unknown>> {
    const started = await connect(change);
    return (await complete(started, await accept(started))).body;
  }

  function connect(change: object = {}, options: object = {}): Promise<MyAccountAnswer> {
    const scope = 'create:me:connected_accounts';
    const call = { scope, body: { ...REQUEST, ...change }, ...options };
    return callMyAccount(tenant, 'POST', `${BASE}/connect`, call);
  }

  async function accept(started: MyAccountAnswer): Promise<URL> {
    const response = await visit(started, 'POST', { action: 'accept' });
    return new URL(response.headers.get('location') ?? '');
  }

  function visit({ body }: MyAccountAnswer, method: string, form?: Record<string, string>) {
    const { ticket } = body['connect_params'] as { ticket: string };
    const request = new Request(`${String(body['connect_uri'])}?ticket=${ticket}`, {
      method,
      ...(form === undefined ? {} : { body: new URLSearchParams(form) }),
    });
    return tenant.fetch(request);
  }

  function complete(
    { body: started }: MyAccountAnswer,
    callback: URL,
    change: object = {},
    userId = MIA,
  ): Promise<MyAccountAnswer> {
    const body = {
      auth_session: started['auth_session'],
      connect_code: callback.searchParams.get('connect_code') ?? 'none',
      redirect_uri: CALLBACK,
      ...change,
    };
    const scope = 'create:me:connected_accounts';
    return callMyAccount(tenant, 'POST', `${BASE}/complete`, { scope, body, token: { userId } });
  }

  async function accounts(query = ''): Promise<Record<string, unknown>[]> {
    return (await read(query)).body['accounts'] as Record<string, unknown>[];
  }

  function read(query: string, userId = MIA): Promise<MyAccountAnswer> {
    const call = { scope: 'read:me:connected_accounts', token: { userId } };
    return callMyAccount(tenant, 'GET', `${BASE}/accounts${query}`, call);
  }

  async function connections(query: string): Promise<Record<string, unknown>> {
    const call = { scope: 'read:me:connected_accounts' };
    return (await callMyAccount(tenant, 'GET', `${BASE}/connections${query}`, call)).body;
  }

  function remove(id: string, userId = MIA): Promise<MyAccountAnswer> {
    const call = { scope: 'delete:me:connected_accounts', token: { userId } };
    return callMyAccount(tenant, 'DELETE', `${BASE}/accounts/${id}`, call);
  }
});
