import type { CDPSession } from '@playwright/test';
import { expect, test } from '../support/e2e-test.ts';

test.describe('AuthenticationMethods.addPasskey()', () => {
  test('in a browser with an authenticator › creates a passkey that the tenant accepts', async ({
    app,
  }) => {
    await addAuthenticator(await app.page.context().newCDPSession(app.page));
    await app.logIn({}, '/security');
    await app.page.getByRole('button', { name: 'Add a passkey' }).click();
    await expect(app.page.getByLabel('Methods')).toHaveText('password passkey');
    await expect(app.page.getByLabel('Problem')).toHaveText('');
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

/** A virtual authenticator of Chromium, in which the user confirms everything. */
async function addAuthenticator(session: CDPSession): Promise<void> {
  await session.send('WebAuthn.enable');
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}
