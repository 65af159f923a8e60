import { MIA } from '../support/fixture-tenant.ts';
import { pickUser } from './support/browser.ts';
import { clientPage } from './support/client-page.ts';

jasmine.DEFAULT_TIMEOUT_INTERVAL = 60_000;

const SCOPE = 'openid profile email update:users read:current_user update:current_user_metadata';

for (const [version, library] of [
  ['9.5.1', 'auth0-js-9'],
  ['10.2.1', 'auth0-js-10'],
] as const) {
  describe(`auth0-js ${version} over TLS`, () => {
    const app = clientPage(library, { scheme: 'https' });

    beforeEach(() => setUp());

    it('logs in with WebAuth, uses Management, renews silently and logs out', async () => {
      await app.run('webAuth.authorize();');
      await app.page.waitForURL(/\/u\/login/);
      await pickUser(app.page, /Mia Brandt/);
      await app.page.waitForURL(/#/);
      await setUp();
      const login = await call<Record<string, unknown>>('webAuth.parseHash({}, done)');
      expect(login['scope']).toBe(
        'openid profile email read:current_user update:current_user_metadata',
      );
      expect(login['idTokenPayload']).toEqual(jasmine.objectContaining({ sub: MIA }));
      const user = await management(String(login['accessToken']), `getUser(id, done)`);
      expect(user['email']).toBe('mia@example.com');
      const patched = await management(
        String(login['accessToken']),
        `patchUserMetadata(id, { theme: 'dark' }, done)`,
      );
      expect(patched['user_metadata']).toEqual(jasmine.objectContaining({ theme: 'dark' }));
      const silent = await call<Record<string, unknown>>('webAuth.checkSession({}, done)');
      expect(silent['idTokenPayload']).toEqual(jasmine.objectContaining({ sub: MIA }));
      await app.run(`webAuth.logout({ returnTo: ${JSON.stringify(app.url)} });`);
      await app.page.waitForURL(app.url);
      await setUp();
      expect(await errorOf('webAuth.checkSession({}, done)')).toBe('login_required');
    });

    it('logs in with a password across origins', async () => {
      await app.run(`webAuth.login({ realm: 'Username-Password-Authentication',
           email: 'mia@example.com', password: 'Correct-Horse-1' }, () => {});`);
      await app.page.waitForURL(/#/);
      await setUp();
      const login = await call<Record<string, unknown>>('webAuth.parseHash({}, done)');
      expect(login['idTokenPayload']).toEqual(jasmine.objectContaining({ sub: MIA }));
    });

    it('reports a wrong password', async () => {
      expect(
        await errorOf(
          `webAuth.login({ realm: 'Username-Password-Authentication',
             email: 'mia@example.com', password: 'wrong' }, done)`,
        ),
      ).toBe('access_denied');
    });

    function setUp(): Promise<void> {
      const options = {
        domain: app.tenant.tls!.domain,
        clientID: 'spa',
        responseType: 'token id_token',
        redirectUri: app.url,
        audience: app.tenant.tls!.audience,
        scope: SCOPE,
      };
      return app.run(`window.webAuth = new auth0.WebAuth(${JSON.stringify(options)});`);
    }

    function call<Value>(expression: string): Promise<Value> {
      return app.run(`return new Promise((resolve, reject) => {
           const done = (error, value) =>
             error ? reject(new Error(JSON.stringify(error))) : resolve(value);
           ${expression};
         });`);
    }

    function errorOf(expression: string): Promise<string> {
      return app.run(`return new Promise((resolve) => {
           const done = (error) => resolve(error ? error.error || error.code : '');
           ${expression};
         });`);
    }

    function management(token: string, expression: string): Promise<Record<string, unknown>> {
      const options = JSON.stringify({ domain: app.tenant.tls!.domain, token });
      return call(
        `const id = ${JSON.stringify(MIA)}; new auth0.Management(${options}).${expression}`,
      );
    }
  });
}
