import { withMyAccount } from 'ngx-auth0-profile/my-account';
import { tenant } from '../../../src/test-support/emulated-tenant';
import { freshTenant, signInAs } from '../../../src/test-support/signed-in';
import { eventually, myAccountChangesSent, openSection } from '../test-support/account-page';
import { AccountSecurity } from './account-security';

/** The code that the emulator accepts for every second factor. */
const CODE = '123456';

describe('AccountSecurity with the My Account API', () => {
  beforeEach(freshTenant);

  it('adds, renames and removes an authenticator app', async () => {
    const section = await open();
    expect(await section.heading()).toBe('Login methods');
    expect(await section.text()).toContain('No passkey and no second step is set up.');
    await section.click('Add: Authenticator app');
    await eventually(() => section.hasPanel(), true);
    expect(await section.secret()).toMatch(/^[A-Z2-7]{16,}$/);
    const code = await section.field('The code that the app shows');
    await code.enter(CODE);
    await section.save();
    await eventually(() => section.status(), 'The method was added: Authenticator app.');
    expect(await section.hasPanel()).toBeFalse();

    await section.click('Rename: Authenticator app');
    await (await section.field('New name')).enter('My phone');
    await section.save();
    await eventually(() => section.status(), 'The name was changed.');
    expect((await section.items())[0]).toMatch(/^My phone Authenticator app · /);

    await section.click('Remove: My phone');
    expect(await section.text()).toContain('with this method any more: My phone.');
    await section.confirm();
    await eventually(() => section.status(), 'The method was removed.');
    expect(await section.text()).toContain('No passkey and no second step is set up.');
  });

  it('sends a code to a phone number, however it is written', async () => {
    const section = await open();
    await section.click('Add: Phone');
    await (await section.field('Phone number')).enter('0049 151');
    await section.save();
    await eventually(
      async () => (await section.field('Phone number')).error(),
      'Enter the number with its country code.',
    );
    expect(await myAccountChangesSent()).toEqual([]);
    await (await section.field('Phone number')).enter('+49 (151) 123-45678');
    await section.save();
    await eventually(async () => (await section.fields()).length, 1);
    expect(await (await section.field('Code')).hint()).toBe('A code was sent to +4915112345678.');
    await (await section.field('Code')).enter(CODE);
    await section.save();
    await eventually(() => section.status(), 'The method was added: Phone.');
    expect((await section.items())[0]).toMatch(/^Phone \+4915112345678 · /);
  });

  it('says that a code is wrong, and keeps the panel open for another one', async () => {
    const section = await open();
    await section.click('Add: E-mail');
    await (await section.field('E-mail address')).enter('second@example.com');
    await section.save();
    await eventually(async () => (await section.text()).includes('A code was sent'), true);
    const code = await section.field('Code');
    await code.enter('000000');
    await section.save();
    await eventually(
      () => code.error(),
      'This code is not right, or it is too old. Enter the newest one.',
    );
    expect(await section.status()).toBe('');
    await code.enter(CODE);
    await section.save();
    await eventually(() => section.status(), 'The method was added: E-mail.');
  });

  it('says that an enrollment has expired', async () => {
    const section = await open();
    await section.click('Add: Authenticator app');
    await eventually(() => section.hasPanel(), true);
    await tenant.advance(700);
    await (await section.field('The code that the app shows')).enter(CODE);
    await section.save();
    await eventually(
      () => section.problem(),
      'This took too long, so that it was not added. Start again.',
    );
  });

  it('shows a recovery code, and confirms it when the user has saved it', async () => {
    const section = await open();
    await section.click('Add: Recovery code');
    await eventually(() => section.hasPanel(), true);
    expect((await section.secret()).length).toBe(24);
    expect(await section.status()).toBe('');
    await section.click('I have saved the code');
    await eventually(() => section.status(), 'The method was added: Recovery code.');
  });

  it('adds a push notification that is confirmed on the phone', async () => {
    const section = await open();
    await section.click('Add: Push notification');
    await eventually(() => section.hasPanel(), true);
    await section.click('I have confirmed it');
    await eventually(() => section.status(), 'The method was added: Push notification.');
  });

  it('closes a panel without a request', async () => {
    const section = await open();
    await section.click('Add: Phone');
    await section.click('Cancel');
    expect(await section.hasPanel()).toBeFalse();
    expect(document.activeElement?.tagName).toBe('H2');
    expect(await myAccountChangesSent()).toEqual([]);
  });

  it('closes a panel when another user signs in', async () => {
    const section = await open();
    await section.click('Add: Authenticator app');
    await eventually(() => section.hasPanel(), true);
    await signInAs(tenant.otherUser);
    await eventually(() => section.hasPanel(), false);
  });

  it('says that the API is not activated', async () => {
    const features = [withMyAccount({ audience: 'https://inactive.example/me/' })];
    const section = await openSection(AccountSecurity, {}, { features });
    await eventually(
      () => section.problem(),
      'This page is not set up correctly. Please contact support.',
    );
  });

  it('says when to try again after too many requests', async () => {
    const section = await open();
    await tenant.fault({
      path: '/me/v1/authentication-methods',
      method: 'POST',
      kind: 'rate-limit',
      times: 9,
    });
    await section.click('Add: Authenticator app');
    await eventually(
      async () => /too many requests right now\. Try again in/.test(await section.problem()),
      true,
    );
  });
});

function open() {
  return openSection(AccountSecurity, {}, { features: [withMyAccount()] });
}
