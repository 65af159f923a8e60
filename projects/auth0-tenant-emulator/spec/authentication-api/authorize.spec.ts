import { createTenant } from '../../src/create-tenant.ts';
import type { Tenant, TenantOptions } from '../../src/tenant-internals.ts';
import { authorizeUrl } from '../support/authorize-url.ts';
import { BLOCKED, fixtureSeed, MIA, NOOR } from '../support/fixture-tenant.ts';
import { answerOf, claimsOf, TestBrowser } from '../support/test-browser.ts';

describe('/authorize', () => {
  let tenant: Tenant;
  let browser: TestBrowser;

  beforeEach(() => {
    start({});
  });

  describe('when the application cannot be identified', () => {
    const pages: [string, Record<string, string>, number, RegExp][] = [
      ['knows no such client', { client_id: 'x' }, 400, /Unknown client: x/],
      ['knows no such callback', { redirect_uri: 'http://evil.example' }, 403, /Callback URL mism/],
      [
        'does not trust the origin for a web message',
        { redirect_uri: 'http://localhost:4200/callback', response_mode: 'web_message' },
        403,
        /web_origins/,
      ],
    ];
    for (const [fact, parameters, status, text] of pages) {
      it(`shows an error page that ${fact}`, async () => {
        start({ clients: [{ ...spa(), web_origins: [] }] });
        const page = await browser.get(authorizeUrl(parameters));
        expect(page.status).toBe(status);
        expect(page.headers.get('location')).toBeNull();
        expect(await page.text()).toMatch(text);
      });
    }

    it('escapes parameters in the page', async () => {
      const page = await browser.get(authorizeUrl({ client_id: '<script>alert(1)</script>' }));
      expect(await page.text()).not.toContain('<script>alert');
    });
  });

  describe('when the request is wrong', () => {
    const errors: [string, Record<string, string>, string, string][] = [
      [
        'an audience nobody has',
        { audience: 'https://nobody.example/' },
        'access_denied',
        'Service not found: https://nobody.example/',
      ],
      [
        'an organization',
        { organization: 'org_1' },
        'invalid_request',
        'parameter organization is not allowed for this client',
      ],
      [
        'a response type nobody knows',
        { response_type: 'cookie' },
        'unsupported_response_type',
        'Unsupported response type: cookie',
      ],
      [
        'a code without PKCE for a public client',
        { response_type: 'code' },
        'invalid_request',
        'Missing required parameter: code_challenge',
      ],
      [
        'an ID token without a nonce',
        { nonce: '' },
        'invalid_request',
        'Missing required parameter: nonce',
      ],
      [
        'tokens in the query',
        { response_mode: 'query' },
        'invalid_request',
        'Unsupported response mode: query',
      ],
      [
        'a connection nobody knows',
        { connection: 'x' },
        'invalid_request',
        'the connection was not found',
      ],
    ];
    for (const [what, parameters, error, description] of errors) {
      it(`returns an error to the application for ${what}`, async () => {
        const answer = answerOf(await browser.get(authorizeUrl({ ...parameters, state: 's' })));
        expect(answer.get('error')).toBe(error);
        expect(answer.get('error_description')).toBe(description);
        expect(answer.get('state')).toBe('s');
      });
    }
  });

  describe('response modes', () => {
    it('posts a form', async () => {
      const page = await browser.login(authorizeUrl({ response_mode: 'form_post' }), MIA);
      const html = await page.text();
      expect(html).toContain('action="http://localhost:4200"');
      expect(html).toMatch(/name="id_token" value="ey/);
      expect(page.headers.get('content-security-policy')).toContain(
        "form-action 'self' http://localhost:4200",
      );
    });

    it('sends tokens by web message to the origin of the callback only', async () => {
      await browser.login(authorizeUrl({}), MIA);
      const page = await browser.get(
        authorizeUrl({ response_mode: 'web_message', prompt: 'none' }),
      );
      expect(await page.text()).toMatch(
        /postMessage\(.*"id_token":"ey.*, "http:\/\/localhost:4200"\)/,
      );
    });

    it('returns a code and an ID token with its c_hash in the fragment', async () => {
      const answer = answerOf(
        await browser.login(
          authorizeUrl({ response_type: 'code id_token', code_challenge: 'c' }),
          MIA,
        ),
      );
      expect(answer.get('code')).toBeTruthy();
      expect(claimsOf(answer.get('id_token') ?? '')['c_hash']).toBeTruthy();
    });
  });

  describe('prompts', () => {
    it('shows the login page once with prompt=login', async () => {
      await browser.login(authorizeUrl({}), MIA);
      const answer = answerOf(await browser.login(authorizeUrl({ prompt: 'login' }), NOOR));
      expect(claimsOf(answer.get('id_token') ?? '')['sub']).toBe(NOOR);
    });

    it('shows the login page when the login is older than max_age', async () => {
      await browser.login(authorizeUrl({}), MIA);
      tenant.clock.advance(100);
      const fresh = await browser.get(authorizeUrl({ max_age: '200' }));
      expect(answerOf(fresh).get('id_token')).toBeTruthy();
      const stale = await browser.get(authorizeUrl({ max_age: '50' }));
      expect(stale.headers.get('location')).toContain('/u/login');
    });

    it('shows the consent page with prompt=consent; declining gives access_denied', async () => {
      const asked = await browser.login(authorizeUrl({ prompt: 'consent' }), MIA);
      const url = new URL(asked.headers.get('location') ?? '', 'http://localhost:4400');
      expect(url.pathname).toBe('/u/consent');
      const declined = answerOf(await browser.post(url.href, { action: 'deny' }));
      expect(declined.get('error')).toBe('access_denied');
    });
  });

  describe('consent', () => {
    it('is not needed for a first-party application on localhost by default', async () => {
      const answer = await browser.login(authorizeUrl({ audience: management() }), MIA);
      expect(answerOf(answer).get('id_token')).toBeTruthy();
    });

    it('is needed on localhost with consent_on_localhost', async () => {
      start({ tenant: { consent_on_localhost: true } });
      const request = { audience: management(), scope: 'openid read:current_user' };
      const asked = await browser.login(authorizeUrl(request), MIA);
      const url = new URL(asked.headers.get('location') ?? '', 'http://localhost:4400');
      expect(await (await browser.get(url.href)).text()).toContain('read:current_user');
      const silent = answerOf(await browser.get(authorizeUrl({ ...request, prompt: 'none' })));
      expect(silent.get('error')).toBe('consent_required');
      const accepted = await browser.post(url.href, { action: 'accept' });
      expect(answerOf(await browser.follow(accepted, url.href)).get('id_token')).toBeTruthy();
      const again = answerOf(await browser.get(authorizeUrl({ ...request, prompt: 'none' })));
      expect(again.get('id_token')).toBeTruthy();
    });

    it('is needed for users of a connection with require_consent', async () => {
      start({ connections: [{ name: 'google-oauth2', require_consent: true }] });
      const asked = await browser.login(authorizeUrl({}), NOOR);
      expect(asked.headers.get('location')).toContain('/u/consent');
    });
  });

  describe('a second factor', () => {
    it('is required for users of a connection with require_mfa; the code is always the same', async () => {
      start({ connections: [{ name: 'google-oauth2', require_mfa: true }] });
      const asked = await browser.login(authorizeUrl({}), NOOR);
      const url = new URL(asked.headers.get('location') ?? '', 'http://localhost:4400');
      expect(url.pathname).toBe('/u/mfa-otp-challenge');
      const silent = answerOf(await browser.get(authorizeUrl({ prompt: 'none' })));
      expect(silent.get('error_description')).toBe('Multifactor authentication required');
      expect((await browser.post(url.href, { code: '000000' })).status).toBe(400);
      const passed = await browser.post(url.href, { code: '123456' });
      expect(answerOf(await browser.follow(passed, url.href)).get('id_token')).toBeTruthy();
    });
  });

  describe('the login page', () => {
    it('accepts e-mail and password, and reports wrong ones', async () => {
      const url = await loginPageUrl({});
      const wrong = await browser.post(url, { username: 'mia@example.com', password: 'x' });
      expect(wrong.status).toBe(400);
      expect(await wrong.text()).toContain('Wrong email or password.');
      const right = await browser.post(url, {
        username: 'MIA@example.com',
        password: 'Correct-Horse-1',
      });
      expect(answerOf(await browser.follow(right, url)).get('id_token')).toBeTruthy();
    });

    it('refuses a blocked user', async () => {
      const answer = await browser.post(await loginPageUrl({}), { user_id: BLOCKED });
      expect(await answer.text()).toContain('Your account has been blocked.');
    });

    it('shows the users of the requested connection, and the login hint', async () => {
      const url = await loginPageUrl({
        connection: 'google-oauth2',
        login_hint: 'a"b@example.com',
      });
      const html = await (await browser.get(url)).text();
      expect(html).toContain('Noor Haddad');
      expect(html).not.toContain('Mia Brandt');
      expect(html).toContain('value="a&quot;b@example.com"');
    });

    it('is replaced by the sign-up page with screen_hint=signup, which creates a user and logs in', async () => {
      const url = await loginPageUrl({ screen_hint: 'signup', login_hint: 'new@example.com' });
      expect(new URL(url).pathname).toBe('/u/signup');
      expect(await (await browser.get(url)).text()).toContain('value="new@example.com"');
      const form = { email: 'new@example.com', password: 'Correct-Horse-3' };
      const answer = await browser.follow(await browser.post(url, form), url);
      const subject = claimsOf(answerOf(answer).get('id_token') ?? '')['sub'];
      expect(tenant.users.get(String(subject))?.email).toBe('new@example.com');
    });

    it('refuses to sign up an address twice', async () => {
      const url = await loginPageUrl({ screen_hint: 'signup' });
      const form = { email: 'Mia@example.com', password: 'x' };
      const answer = await browser.post(url, form);
      expect(answer.status).toBe(400);
      expect(await answer.text()).toContain('role="alert"');
    });

    it('cannot be framed and runs no script', async () => {
      const page = await browser.get(await loginPageUrl({}));
      const policy = page.headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain('script-src');
    });

    it('expires after an hour', async () => {
      const url = await loginPageUrl({});
      tenant.clock.advance(3601);
      expect((await browser.get(url)).status).toBe(400);
    });
  });

  async function loginPageUrl(parameters: Record<string, string>): Promise<string> {
    const answer = await browser.get(authorizeUrl(parameters));
    return new URL(answer.headers.get('location') ?? '', 'http://localhost:4400').href;
  }

  function start(options: TenantOptions): void {
    tenant = createTenant({ ...fixtureSeed, ...options, domain: 'localhost:4400' });
    browser = new TestBrowser((request) => tenant.fetch(request));
  }

  function spa() {
    return {
      client_id: 'spa',
      callbacks: ['http://localhost:4200', 'http://localhost:4200/callback'],
    };
  }

  function management(): string {
    return 'http://localhost:4400/api/v2/';
  }
});
