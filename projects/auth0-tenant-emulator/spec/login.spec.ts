import { createTenant } from '../src/create-tenant.ts';
import type { Tenant } from '../src/tenant-internals.ts';
import { loadSeed } from '../src/seed/load-seed.ts';
import { answerOf, claimsOf, pkce, TestBrowser } from './support/test-browser.ts';

const MIA = 'auth0|5ad8b180b09f330744ab1e7f';
const seed = await loadSeed(new URL('../fixtures/tenant.json', import.meta.url).pathname);

describe('login', () => {
  let tenant: Tenant;
  let browser: TestBrowser;

  beforeEach(() => {
    tenant = createTenant({ ...seed, domain: 'localhost:4400' });
    browser = new TestBrowser((request) => tenant.fetch(request));
  });

  it('exchanges a code with PKCE for tokens of the audience', async () => {
    const { verifier, challenge } = pkce();
    const answer = answerOf(
      await browser.login(
        authorizeUrl({
          response_type: 'code',
          code_challenge: challenge,
          code_challenge_method: 'S256',
          audience: 'http://localhost:4400/api/v2/',
          scope: 'openid profile update:users update:current_user_metadata offline_access',
          state: 's1',
          nonce: 'n1',
        }),
        MIA,
      ),
    );
    expect(answer.get('state')).toBe('s1');
    const tokens = await exchange({
      grant_type: 'authorization_code',
      client_id: 'spa',
      code: answer.get('code') ?? '',
      code_verifier: verifier,
      redirect_uri: 'http://localhost:4200',
    });
    expect(tokens['scope']).toBe('openid profile update:current_user_metadata offline_access');
    expect(tokens['token_type']).toBe('Bearer');
    expect(tokens['expires_in']).toBe(86_400);
    const access = claimsOf(String(tokens['access_token']));
    expect(access).toEqual(
      jasmine.objectContaining({
        iss: 'http://localhost:4400/',
        sub: MIA,
        aud: ['http://localhost:4400/api/v2/', 'http://localhost:4400/userinfo'],
        azp: 'spa',
        scope: 'openid profile update:current_user_metadata offline_access',
      }),
    );
    expect(claimsOf(String(tokens['id_token']))).toEqual(
      jasmine.objectContaining({ aud: 'spa', nonce: 'n1', name: 'Mia Brandt' }),
    );
  });

  it('issues an opaque token of 32 characters without an audience', async () => {
    const answer = answerOf(
      await browser.login(
        authorizeUrl({ response_type: 'token id_token', scope: 'openid email', nonce: 'n' }),
        MIA,
      ),
    );
    expect(answer.get('access_token')).toMatch(/^[\w-]{32}$/);
    expect(answer.get('expires_in')).toBe('7200');
    const userinfo = await tenant.fetch(
      new Request('http://localhost:4400/userinfo', {
        headers: { authorization: `Bearer ${answer.get('access_token') ?? ''}` },
      }),
    );
    expect(await userinfo.json()).toEqual({
      sub: MIA,
      email: 'mia@example.com',
      email_verified: true,
    });
  });

  it('runs the two rules of the seed', async () => {
    const answer = answerOf(
      await browser.login(
        authorizeUrl({ response_type: 'id_token', scope: 'openid', nonce: 'n' }),
        MIA,
      ),
    );
    const claims = claimsOf(answer.get('id_token') ?? '');
    const couchDB = { host: 'http://couch.example', name: 'develop_app' };
    expect(claims['http://intranet.local:4200/app_metadata']).toEqual({
      roles: ['Delegated Admin - User'],
      couchDB,
    });
    expect<unknown>(tenant.users.get(MIA)?.app_metadata?.['couchDB']).toEqual(couchDB);
  });

  it('returns login_required to a silent request without a session, by web message', async () => {
    const page = await browser.get(
      authorizeUrl({
        response_type: 'code',
        response_mode: 'web_message',
        prompt: 'none',
        code_challenge: 'c',
        code_challenge_method: 'S256',
      }),
    );
    const html = await page.text();
    expect(page.status).toBe(200);
    expect(html).toContain('"error":"login_required"');
    expect(html).toContain('"http://localhost:4200"');
  });

  async function exchange(form: Record<string, string>): Promise<Record<string, unknown>> {
    const response = await tenant.fetch(
      new Request('http://localhost:4400/oauth/token', {
        method: 'POST',
        body: new URLSearchParams(form),
      }),
    );
    return (await response.json()) as Record<string, unknown>;
  }
});

function authorizeUrl(parameters: Record<string, string>): string {
  const query = new URLSearchParams({
    client_id: 'spa',
    redirect_uri: 'http://localhost:4200',
    ...parameters,
  });
  return `http://localhost:4400/authorize?${query.toString()}`;
}
