import { MIA } from '../support/fixture-tenant.ts';
import { claimsOf } from '../support/test-browser.ts';
import { clientPage } from './support/client-page.ts';

jasmine.DEFAULT_TIMEOUT_INTERVAL = 60_000;

interface Authenticated {
  accessToken: string;
  idTokenPayload: { sub: string };
}

describe('auth0-lock 14 in a browser without internet', () => {
  const app = clientPage('auth0-lock', { scheme: 'https' });

  it('logs in with a password, gets a token of its audience, uses it and logs out', async () => {
    await setUp({ audience: app.tenant.tls!.audience });
    await logIn('Correct-Horse-1');
    await app.page.waitForURL(/#/);
    await setUp({ audience: app.tenant.tls!.audience });
    const result = await app.run<Authenticated>('return window.authenticated;');
    expect(result.idTokenPayload.sub).toBe(MIA);
    expect(claimsOf(result.accessToken)['scope']).toBe('openid email update:current_user_metadata');
    const answer = await fetch(`${app.tenant.audience}users/${encodeURIComponent(MIA)}`, {
      method: 'PATCH',
      headers: {
        authorization: `Bearer ${result.accessToken}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ user_metadata: { theme: 'dark' } }),
    });
    expect(answer.status).toBe(200);
    const loggedOut = app.page.waitForResponse(/\/v2\/logout/);
    await app.run(`lock.logout({ returnTo: ${JSON.stringify(app.url)} });`);
    expect((await loggedOut).headers()['location']).toBe(app.url);
  });

  it('gets an opaque token when auth.params has a scope and no audience', async () => {
    await setUp({});
    await logIn('Correct-Horse-1');
    await app.page.waitForURL(/#/);
    await setUp({});
    const result = await app.run<Authenticated>('return window.authenticated;');
    expect(result.accessToken).toMatch(/^[\w-]{32}$/);
  });

  it('shows that a password is wrong', async () => {
    await setUp({});
    await logIn('wrong');
    await app.page.getByText(/wrong email or password/i).waitFor();
    expect(app.tenant.requests().at(-1)).toEqual(
      jasmine.objectContaining({ path: '/co/authenticate', status: 401 }),
    );
  });

  function setUp(auth: object): Promise<void> {
    const options = {
      auth: {
        redirectUrl: app.url,
        responseType: 'token id_token',
        params: { scope: 'openid email update:users update:current_user_metadata' },
        ...auth,
      },
      avatar: null,
    };
    return app.run(
      `window.lock = new Auth0Lock('spa', ${JSON.stringify(app.tenant.tls!.domain)},
         ${JSON.stringify(options)});
       window.authenticated = new Promise((resolve) => lock.on('authenticated', resolve));`,
    );
  }

  async function logIn(password: string): Promise<void> {
    await app.run('lock.show();');
    await app.page.locator('input[name=email]').fill('mia@example.com');
    await app.page.locator('input[name=password]').fill(password);
    await app.page.locator('button[name=submit]').click();
  }
});
