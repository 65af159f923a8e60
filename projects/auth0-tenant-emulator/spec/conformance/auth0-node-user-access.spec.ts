import type { ManagementClient } from 'auth0';
import { startTenant, type RunningTenant } from '../../src/start-tenant.ts';
import { fixtureSeed, MIA } from '../support/fixture-tenant.ts';
import { managementClient } from '../support/management-sdk.ts';
import { answerOf, claimsOf, pkce, TestBrowser } from '../support/test-browser.ts';

const CALLBACK = 'http://localhost:4200';

describe('sessions, refresh tokens, logs and grants of auth0 7 over TLS', () => {
  let tenant: RunningTenant;
  let management: ManagementClient;
  let stop: () => Promise<void>;

  beforeAll(async () => {
    tenant = await startTenant({
      ...fixtureSeed,
      rules: [],
      tenant: { consent_on_localhost: true },
      port: 0,
      tls: {},
    });
    ({ management, stop } = managementClient(
      tenant,
      'read:sessions delete:sessions read:refresh_tokens delete:refresh_tokens read:logs read:grants delete:grants',
    ));
  });

  afterAll(() => stop());

  beforeEach(() => {
    tenant.reset();
  });

  it('lists, reads and deletes sessions', async () => {
    const { browser, tokens } = await logIn();
    const { data } = await management.users.sessions.list(MIA);
    const id = data[0]?.id ?? '';
    expect(id).toBe(String(claimsOf(tokens.id_token)['sid']));
    const session = await management.sessions.get(id);
    expect(session.clients).toEqual([{ client_id: 'spa' }]);
    expect(session.user_id).toBe(MIA);
    await management.sessions.delete(id);
    expect(await silentError(browser)).toBe('login_required');
    await expectAsync(management.sessions.get(id)).toBeRejectedWith(
      jasmine.objectContaining({ statusCode: 404 }),
    );
    expect((await refresh(tokens.refresh_token)).status).toBe(200);
  });

  it('deletes all sessions of a user', async () => {
    const { browser } = await logIn();
    await management.users.sessions.delete(MIA);
    expect((await management.users.sessions.list(MIA)).data).toEqual([]);
    expect(await silentError(browser)).toBe('login_required');
  });

  it('revokes a session with its refresh tokens', async () => {
    const { tokens } = await logIn();
    const { data } = await management.users.sessions.list(MIA);
    await management.sessions.revoke(data[0]?.id ?? '');
    expect((await refresh(tokens.refresh_token)).status).toBe(403);
  });

  it('lists, reads and deletes refresh tokens, whose id a rotation keeps', async () => {
    const { tokens } = await logIn();
    const ids = async (): Promise<(string | undefined)[]> =>
      (await management.users.refreshToken.list(MIA)).data.map(({ id }) => id);
    const before = await ids();
    const next: unknown = await (await refresh(tokens.refresh_token)).json();
    expect(await ids()).toEqual(before);
    expect(before.length).toBe(1);
    const token = await management.refreshTokens.get(before[0] ?? '');
    expect([token.user_id, token.client_id, token.rotating]).toEqual([MIA, 'spa', true]);
    expect(JSON.stringify(token)).not.toContain(tokens.refresh_token);
    await management.refreshTokens.delete(before[0] ?? '');
    expect(await ids()).toEqual([]);
    const { refresh_token } = next as { refresh_token: string };
    expect((await refresh(refresh_token)).status).toBe(403);
  });

  it('deletes all refresh tokens of a user', async () => {
    const { tokens } = await logIn();
    await management.users.refreshToken.delete(MIA);
    expect((await refresh(tokens.refresh_token)).status).toBe(403);
  });

  it('lists the log of a user, newest first, and the whole log', async () => {
    await logIn();
    const { data } = await management.users.logs.list(MIA);
    expect(data.map(({ type }) => type)).toEqual(['seacft', 's']);
    const all = await management.logs.list();
    expect(all.data.map(({ type }) => type)).toEqual(['seacft', 's']);
    const event = await management.logs.get(data[1]?.log_id ?? '');
    expect([event.user_name, event.client_name]).toEqual(['mia@example.com', 'Profile app']);
  });

  it('lists and deletes what a user has agreed to', async () => {
    const { browser } = await logIn();
    const { data } = await management.userGrants.list({ user_id: MIA });
    expect(data.map(({ clientID, scope }) => [clientID, scope])).toEqual([
      ['spa', ['openid', 'offline_access']],
    ]);
    await management.userGrants.delete(data[0]?.id ?? '');
    expect(await silentError(browser)).toBe('consent_required');
    await logIn();
    await management.userGrants.deleteByUserId({ user_id: MIA });
    expect((await management.userGrants.list({ user_id: MIA })).data).toEqual([]);
  });

  async function logIn(): Promise<{ browser: TestBrowser; tokens: Tokens }> {
    const browser = new TestBrowser((request) => fetch(request, { redirect: 'manual' }));
    const { verifier, challenge } = pkce();
    const url = authorizeUrl({ code_challenge: challenge, code_challenge_method: 'S256' });
    const toConsent = await browser.login(url, MIA);
    const consent = new URL(toConsent.headers.get('location') ?? '', url).href;
    const agreed = await browser.post(consent, { action: 'accept' });
    const code = answerOf(await browser.follow(agreed, url)).get('code') ?? '';
    const answer = await token({
      ...{ grant_type: 'authorization_code', code, code_verifier: verifier },
      redirect_uri: CALLBACK,
    });
    return { browser, tokens: (await answer.json()) as Tokens };
  }

  async function silentError(browser: TestBrowser): Promise<string | null> {
    const silent = authorizeUrl({ prompt: 'none', code_challenge: 'c' });
    return answerOf(await browser.get(silent)).get('error');
  }

  function refresh(refresh_token: string): Promise<Response> {
    return token({ grant_type: 'refresh_token', refresh_token });
  }

  function token(form: Record<string, string>): Promise<Response> {
    const body = new URLSearchParams({ client_id: 'spa', ...form });
    return fetch(`${tenant.url}/oauth/token`, { method: 'POST', body });
  }

  function authorizeUrl(parameters: Record<string, string>): string {
    const query = new URLSearchParams({
      ...{ client_id: 'spa', redirect_uri: CALLBACK, response_type: 'code' },
      ...{ scope: 'openid offline_access', audience: 'https://orders.example/' },
      ...parameters,
    });
    return `${tenant.url}/authorize?${query.toString()}`;
  }
});

interface Tokens {
  id_token: string;
  refresh_token: string;
}
