import { createTenant } from '../src/create-tenant.ts';
import type { Tenant } from '../src/tenant-internals.ts';
import { authorizeUrl } from './support/authorize-url.ts';
import { BLOCKED, fixtureSeed, MIA } from './support/fixture-tenant.ts';
import { callManagement } from './support/management-client.ts';
import { answerOf, claimsOf, TestBrowser } from './support/test-browser.ts';

const REALM = 'Username-Password-Authentication';

describe('embedded login (auth0-js and Lock)', () => {
  let tenant: Tenant;
  let browser: TestBrowser;

  beforeEach(() => {
    tenant = createTenant({ ...fixtureSeed, domain: 'localhost:4400' });
    browser = new TestBrowser((request) => tenant.fetch(request));
  });

  it('/co/authenticate returns a ticket that can be used once, by its own client', async () => {
    const ticket = await loginTicket();
    const answer = answerOf(await browser.get(authorizeUrl({ login_ticket: ticket })));
    expect(claimsOf(answer.get('id_token') ?? '')['sub']).toBe(MIA);
    const again = new TestBrowser((request) => tenant.fetch(request));
    const page = await again.get(authorizeUrl({ login_ticket: ticket }));
    expect(page.headers.get('location')).toContain('/u/login');
  });

  it('/co/authenticate refuses a wrong password and a blocked user', async () => {
    expect(await coAuthenticate('mia@example.com', 'wrong')).toEqual(
      jasmine.objectContaining({ error: 'access_denied' }),
    );
    expect(await coAuthenticate('blocked@example.com', 'Correct-Horse-2')).toEqual(
      jasmine.objectContaining({ error_description: 'user is blocked' }),
    );
    expect(tenant.users.get(BLOCKED)?.blocked).toBeTrue();
  });

  it('/usernamepassword/login returns a form that leads to /authorize', async () => {
    const answer = await browser.post('http://localhost:4400/usernamepassword/login', {
      client_id: 'spa',
      username: 'mia@example.com',
      password: 'Correct-Horse-1',
      connection: REALM,
      redirect_uri: 'http://localhost:4200',
      response_type: 'id_token',
      scope: 'openid',
      nonce: 'n',
    });
    const html = await answer.text();
    const value = (name: string): string =>
      (new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '').replaceAll('&amp;', '&');
    const callback = await browser.post('http://localhost:4400/login/callback', {
      wresult: value('wresult'),
      wctx: value('wctx'),
    });
    const end = await browser.follow(callback, 'http://localhost:4400');
    expect(claimsOf(answerOf(end).get('id_token') ?? '')['sub']).toBe(MIA);
  });

  it('/client/{id}.js describes the connections, and /user/ssodata the session', async () => {
    const script = await (await browser.get('http://localhost:4400/client/spa.js')).text();
    expect(script).toMatch(/^Auth0\.setClient\(\{.*"name":"auth0".*\}\);$/);
    const before: unknown = await (await browser.get('http://localhost:4400/user/ssodata')).json();
    expect(before).toEqual({ sso: false });
    await browser.login(authorizeUrl({}), MIA);
    const after: unknown = await (await browser.get('http://localhost:4400/user/ssodata')).json();
    expect(after).toEqual(jasmine.objectContaining({ sso: true, lastUsedUserID: MIA }));
  });

  it('/dbconnections/signup creates a user who can log in, once per address', async () => {
    const first = await signUp('new@example.com');
    expect(first.status).toBe(200);
    expect((await signUp('NEW@example.com')).status).toBe(400);
    const page = await browser.get(authorizeUrl({}));
    const url = new URL(page.headers.get('location') ?? '', 'http://localhost:4400').href;
    const posted = await browser.post(url, {
      username: 'new@example.com',
      password: 'New-Horse-1',
    });
    expect(posted.status).toBe(302);
  });

  it('a password ticket changes the password, once, and ends the sessions', async () => {
    const answer = await callManagement(tenant, 'POST', 'tickets/password-change', {
      scope: 'create:user_tickets',
      body: { user_id: MIA, result_url: 'http://localhost:4200/done', ttl_sec: 60 },
    });
    const { ticket } = answer.body as { ticket: string };
    const done = await browser.post(ticket, { password: 'Brand-New-1' });
    expect(done.headers.get('location')).toContain('http://localhost:4200/done?success=true');
    expect((await browser.post(ticket, { password: 'x' })).status).toBe(400);
    expect(await coAuthenticate('mia@example.com', 'Brand-New-1')).toEqual(
      jasmine.objectContaining({ login_ticket: jasmine.any(String) }),
    );
  });

  it('a verification link verifies the address it was created for, and no later one', async () => {
    tenant.users.update(MIA, { email_verified: false });
    const make = async (): Promise<string> => {
      const answer = await callManagement(tenant, 'POST', 'tickets/email-verification', {
        scope: 'create:user_tickets',
        body: { user_id: MIA },
      });
      return (answer.body as { ticket: string }).ticket;
    };
    const stale = await make();
    tenant.users.update(MIA, { email: 'later@example.com' });
    expect((await browser.get(stale)).status).toBe(400);
    expect((await browser.get(await make())).status).toBe(200);
    expect(tenant.users.get(MIA)?.email_verified).toBeTrue();
  });

  it('/v2/logout redirects to allowed URLs only', async () => {
    const allowed = await browser.get(
      'http://localhost:4400/v2/logout?client_id=spa&returnTo=http://localhost:4200',
    );
    expect(allowed.headers.get('location')).toBe('http://localhost:4200');
    const refused = await browser.get(
      'http://localhost:4400/v2/logout?client_id=spa&returnTo=http://localhost.evil.example',
    );
    expect(refused.status).toBe(400);
  });

  async function loginTicket(): Promise<string> {
    const body = await coAuthenticate('mia@example.com', 'Correct-Horse-1');
    return String((body as { login_ticket?: string }).login_ticket);
  }

  async function coAuthenticate(username: string, password: string): Promise<unknown> {
    const answer = await tenant.fetch(
      new Request('http://localhost:4400/co/authenticate', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          client_id: 'spa',
          username,
          password,
          realm: REALM,
          credential_type: 'http://auth0.com/oauth/grant-type/password-realm',
        }),
      }),
    );
    return answer.json();
  }

  function signUp(email: string): Promise<Response> {
    return browser.post('http://localhost:4400/dbconnections/signup', {
      client_id: 'spa',
      connection: REALM,
      email,
      password: 'New-Horse-1',
    });
  }
});
