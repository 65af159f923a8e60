import { expect, test } from '../support/e2e-test.ts';
import { addAuthenticator } from '../support/virtual-authenticator.ts';

test.describe('AuthenticationMethods.addPasskey()', () => {
  test('in a browser with an authenticator › creates a passkey that the tenant accepts', async ({
    app,
  }) => {
    await addAuthenticator(app.page);
    await app.logIn({}, '/security');
    await app.page.getByRole('button', { name: 'Add a passkey' }).click();
    await expect(app.page.getByLabel('Methods')).toHaveText('password passkey');
    await expect(app.page.getByLabel('Problem')).toHaveText('');
  });

  test('when the user does not confirm › is passkey-cancelled, and the next attempt succeeds', async ({
    app,
  }) => {
    const authenticator = await addAuthenticator(app.page, { confirms: false });
    // The time for an answer is the tenant's; the browser ends a shorter one as it ends a cancelled one.
    await app.page.route('**/me/v1/authentication-methods', async (route) => {
      if (route.request().method() !== 'POST') {
        await route.continue();
        return;
      }
      const response = await route.fetch();
      const body = (await response.json()) as { authn_params_public_key: object };
      Object.assign(body.authn_params_public_key, { timeout: 1 });
      await route.fulfill({ response, json: body });
    });
    await app.logIn({}, '/security');
    await app.page.getByRole('button', { name: 'Add a passkey' }).click();
    await expect(app.page.getByLabel('Problem')).toHaveText('passkey-cancelled');
    await expect(app.page.getByLabel('Methods')).toHaveText('password');
    await app.page.unroute('**/me/v1/authentication-methods');
    await authenticator.confirm();
    await app.page.getByRole('button', { name: 'Add a passkey' }).click();
    await expect(app.page.getByLabel('Methods')).toHaveText('password passkey');
    await expect(app.page.getByLabel('Problem')).toHaveText('');
  });

  test('on a device that has a passkey for the account › is a conflict', async ({ app }) => {
    await addAuthenticator(app.page);
    await app.page.route('**/me/v1/authentication-methods', async (route) => {
      const request = route.request();
      const body = request.method() === 'POST' && (request.postDataJSON() as object);
      // The tenant then names the passkeys that exist.
      await route.continue(
        body ? { postData: JSON.stringify({ ...body, use_exclude_credentials: true }) } : {},
      );
    });
    await app.logIn({}, '/security');
    const add = app.page.getByRole('button', { name: 'Add a passkey' });
    await add.click();
    await expect(app.page.getByLabel('Methods')).toHaveText('password passkey');
    await add.click();
    await expect(app.page.getByLabel('Problem')).toHaveText('conflict');
    await expect(app.page.getByLabel('Methods')).toHaveText('password passkey');
  });

  test('in a browser without WebAuthn › is passkey-not-supported', async ({ app }) => {
    await app.page.addInitScript(() => {
      Reflect.deleteProperty(window, 'PublicKeyCredential');
    });
    await app.logIn({}, '/security');
    await app.page.getByRole('button', { name: 'Add a passkey' }).click();
    await expect(app.page.getByLabel('Problem')).toHaveText('passkey-not-supported');
  });
});
