import { tenant } from '../../../src/test-support/emulated-tenant';
import { freshTenant } from '../../../src/test-support/signed-in';
import { changesSent, eventually, openSection } from '../test-support/account-page';
import { AccountEmail } from './account-email';

describe('AccountEmail', () => {
  beforeEach(freshTenant);

  it('says whether the address is verified, and requests a message', async () => {
    const section = await openSection(AccountEmail);
    expect(await section.items()).toEqual(['spec.user@example.com Not verified yet']);
    await section.click('Send a verification message');
    await eventually(
      () => section.status(),
      'A message was requested. Open the link in it to verify your address.',
    );
  });

  it('changes the address', async () => {
    const section = await openSection(AccountEmail);
    await (await section.field('New e-mail address')).enter('new.address@example.com');
    await section.save();
    await eventually(
      () => section.status(),
      'Your address was changed. Verify it with the message that you receive there.',
    );
    expect((await section.items())[0]).toContain('new.address@example.com');
  });

  it('does not claim a change that the server does not show', async () => {
    const section = await openSection(AccountEmail);
    // The proxy gives the same answer when another user has the address.
    await (await section.field('New e-mail address')).enter('other.user@example.com');
    await section.save();
    await eventually(
      async () => (await section.status()).startsWith('The change to other.user@example.com was'),
      true,
    );
    expect((await section.items())[0]).toContain('spec.user@example.com');
  });

  it('does not send what is not an address', async () => {
    const section = await openSection(AccountEmail);
    await tenant.forgetRequests();
    const field = await section.field('New e-mail address');
    await field.enter('nobody');
    await section.save();
    expect(await field.error()).toBe('Enter an e-mail address like name@example.com.');
    expect(await changesSent()).toEqual([]);
  });

  it('explains that the provider of a social user manages the address', async () => {
    const section = await openSection(
      AccountEmail,
      {},
      { user: 'google-oauth2|103547991597142817347' },
    );
    expect((await section.items())[0]).toContain('This is managed by Google.');
    expect(await section.fields()).toEqual([]);
  });
});
