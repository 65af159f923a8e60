import { totpCode } from '../../src/common/totp.ts';
import { createTenant } from '../../src/create-tenant.ts';
import type { Tenant } from '../../src/tenant-internals.ts';
import { authorizeUrl } from '../support/authorize-url.ts';
import { fixtureSeed, MIA } from '../support/fixture-tenant.ts';
import { callMyAccount } from '../support/my-account-client.ts';
import { answerOf, TestBrowser } from '../support/test-browser.ts';

const ORIGIN = 'http://localhost:4400';
const ME = `${ORIGIN}/me/`;
const SCOPE = 'read:me:factors';
const NOW = Date.UTC(2026, 10, 30);
const TESTER = {
  client_id: 'tester',
  app_type: 'native' as const,
  grant_types: ['password', 'refresh_token'],
  refresh_token: { policies: [{ audience: 'http://localhost/me/', scope: [SCOPE] }] },
};

describe('the Default Policy of the My Account API', () => {
  let tenant: Tenant;
  let browser: TestBrowser;

  beforeEach(() => {
    start({ access: 'allow_all', step_up: true });
  });

  describe('for a user with a second factor', () => {
    let secret: string;

    beforeEach(async () => {
      secret = await enrollTotp();
    });

    it('asks for it at a login, and accepts the code of the app', async () => {
      const page = await logIn();
      expect(page.headers.get('location')).toContain('/u/mfa-otp-challenge');
      const wrong = await submitCode(page, '000000');
      expect(wrong.status).toBe(400);
      const answer = await submitCode(page, totpCode(secret, NOW));
      const resumed = await browser.follow(answer, ORIGIN);
      expect(answerOf(resumed).get('scope')).toBe(SCOPE);
    });

    it('accepts a recovery code too', async () => {
      const code = await enrollRecoveryCode();
      const page = await logIn();
      expect((await submitCode(page, code.toLowerCase())).status).toBe(400);
      expect((await submitCode(page, code)).status).toBe(302);
    });

    it('gives login_required to a silent login, until the second factor is used', async () => {
      const page = await logIn();
      const before = answerOf(await browser.get(url({ prompt: 'none' })));
      expect([before.get('error'), before.get('error_description')]).toEqual([
        'login_required',
        'Multifactor authentication required',
      ]);
      await submitCode(page, '123456');
      const after = answerOf(await browser.get(url({ prompt: 'none' })));
      expect(after.get('scope')).toBe(SCOPE);
    });

    it('asks again when it is older than 15 minutes', async () => {
      await submitCode(await logIn(), '123456');
      tenant.clock.advance(900);
      expect(answerOf(await browser.get(url({ prompt: 'none' }))).get('error')).toBeNull();
      tenant.clock.advance(1);
      expect(answerOf(await browser.get(url({ prompt: 'none' }))).get('error')).toBe(
        'login_required',
      );
    });

    it('gives mfa_required to the exchange of a refresh token, and by password', async () => {
      const refreshed = await refresh();
      expect(refreshed).toEqual(
        jasmine.objectContaining({ error: 'mfa_required', mfa_token: jasmine.any(String) }),
      );
      expect((await login({ audience: ME, scope: SCOPE }))['error']).toBe('mfa_required');
    });

    it('asks nothing for another audience', async () => {
      const answer = await browser.login(authorizeUrl({ response_type: 'token' }), MIA);
      expect(answerOf(answer).get('access_token')).not.toBeNull();
    });
  });

  describe('for a user without a second factor', () => {
    it('gives a token for 15 minutes after the login, then unmet_authentication_requirements', async () => {
      const first = await browser.follow(await pickUser(), ORIGIN);
      expect(answerOf(first).get('scope')).toBe(SCOPE);
      tenant.clock.advance(901);
      const silent = answerOf(await browser.get(url({ prompt: 'none' })));
      expect(silent.get('error')).toBe('unmet_authentication_requirements');
      const again = await browser.get(url({}));
      expect(again.headers.get('location')).toContain('/u/login');
    });

    it('gives unmet_authentication_requirements to the exchange of a refresh token', async () => {
      const tokens = await login({ scope: 'openid offline_access' });
      expect((await exchange(tokens))['scope']).toBe(SCOPE);
      const later = await login({ scope: 'openid offline_access' });
      tenant.clock.advance(901);
      expect((await exchange(later))['error']).toBe('unmet_authentication_requirements');
    });
  });

  it('is off by default', async () => {
    start({ access: 'allow_all' });
    await enrollTotp();
    expect((await refresh())['scope']).toBe(SCOPE);
  });

  async function enrollTotp(): Promise<string> {
    const started = await enroll('totp', { otp_code: '123456' });
    return String(started['manual_input_code']);
  }

  async function enrollRecoveryCode(): Promise<string> {
    return String((await enroll('recovery-code', {}))['recovery_code']);
  }

  async function enroll(type: string, proof: object): Promise<Record<string, unknown>> {
    const scope = 'create:me:authentication_methods';
    const path = 'authentication-methods';
    const started = await callMyAccount(tenant, 'POST', path, { scope, body: { type } });
    const { id, auth_session: session } = started.body;
    const verify = `${path}/${encodeURIComponent(String(id))}/verify`;
    const body = { auth_session: session, ...proof };
    expect((await callMyAccount(tenant, 'POST', verify, { scope, body })).status).toBe(201);
    return started.body;
  }

  function url(parameters: Record<string, string>): string {
    return authorizeUrl({ response_type: 'token', audience: ME, scope: SCOPE, ...parameters });
  }

  async function pickUser(): Promise<Response> {
    const toLogin = await browser.get(url({}));
    const page = new URL(toLogin.headers.get('location') ?? '', ORIGIN);
    return browser.post(page.href, { user_id: MIA });
  }

  async function logIn(): Promise<Response> {
    return browser.follow(await pickUser(), ORIGIN);
  }

  function submitCode(page: Response, code: string): Promise<Response> {
    const address = new URL(page.headers.get('location') ?? '', ORIGIN);
    return browser.post(address.href, { code });
  }

  async function refresh(): Promise<Record<string, unknown>> {
    return exchange(await login({ scope: 'openid offline_access' }));
  }

  function exchange(tokens: Record<string, unknown>): Promise<Record<string, unknown>> {
    return post({
      grant_type: 'refresh_token',
      client_id: 'tester',
      refresh_token: String(tokens['refresh_token']),
      audience: ME,
      scope: SCOPE,
    });
  }

  function login(extra: Record<string, string>): Promise<Record<string, unknown>> {
    return post({
      grant_type: 'password',
      client_id: 'tester',
      username: 'mia@example.com',
      password: 'Correct-Horse-1',
      ...extra,
    });
  }

  async function post(form: Record<string, string>): Promise<Record<string, unknown>> {
    const request = new Request(`${ORIGIN}/oauth/token`, {
      method: 'POST',
      body: new URLSearchParams(form),
    });
    return (await (await tenant.fetch(request)).json()) as Record<string, unknown>;
  }

  function start(settings: { access: 'allow_all'; step_up?: boolean }): void {
    tenant = createTenant({
      ...fixtureSeed,
      domain: 'localhost:4400',
      clock: () => NOW,
      tenant: { my_account: settings },
      clients: [...(fixtureSeed.clients ?? []), TESTER],
    });
    browser = new TestBrowser((request) => tenant.fetch(request));
  }
});
