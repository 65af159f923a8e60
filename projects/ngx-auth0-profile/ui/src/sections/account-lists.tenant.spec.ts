import { tenant } from '../../../src/test-support/emulated-tenant';
import { freshTenant } from '../../../src/test-support/signed-in';
import { mint } from '../../../src/test-support/mint';
import { changesSent, eventually, openSection } from '../test-support/account-page';
import { AccountDevices } from './account-devices';
import { AccountIdentities } from './account-identities';
import { AccountSecurity } from './account-security';

describe('AccountIdentities', () => {
  beforeEach(freshTenant);

  it('connects an account by the ID token of a login to it, and disconnects it after a question', async () => {
    const linkLogin = () => mint({ kind: 'id-token', userId: tenant.otherUser });
    const section = await openSection(AccountIdentities, { linkLogin });
    expect(await section.items()).toEqual([
      'E-mail and password Main account spec.user@example.com',
    ]);
    await section.click('Connect another account');
    await eventually(() => section.status(), 'The account was connected.');
    expect((await section.items()).length).toBe(2);
    await section.click('Disconnect: E-mail and password');
    expect(await section.text()).toContain('You will not be able to log in here with');
    expect(await changesSent()).not.toContain(jasmine.stringContaining('DELETE'));
    await section.confirm();
    await eventually(() => section.status(), 'The account was disconnected.');
    expect((await section.items()).length).toBe(1);
  });

  it('says nothing when the user gives up the login', async () => {
    const linkLogin = () => Promise.resolve(undefined);
    const section = await openSection(AccountIdentities, { linkLogin });
    await section.click('Connect another account');
    await eventually(() => section.status(), '');
    expect(await section.problem()).toBe('');
  });

  it('shows why an account could not be connected', async () => {
    const linkLogin = () => Promise.resolve('not a token');
    const section = await openSection(AccountIdentities, { linkLogin });
    await section.click('Connect another account');
    await eventually(
      () => section.problem(),
      'The accounts could not be connected. Log in to the second account again.',
    );
  });
});

describe('AccountSecurity', () => {
  beforeEach(freshTenant);

  it('lists the enrollments with the dates of the language', async () => {
    const section = await openSection(AccountSecurity, {}, { user: 'auth0|enrolled-user' });
    await eventually(async () => (await section.items()).length, 1);
    expect((await section.items())[0]).toContain('Authenticator app');
  });

  it('says that there are none', async () => {
    const section = await openSection(AccountSecurity);
    expect(await section.text()).toContain('No method is set up.');
  });

  it('offers to load them again after a failure', async () => {
    await tenant.fault({ path: '/api/v2/users/*/enrollments', status: 500, times: 9 });
    const section = await openSection(AccountSecurity);
    await eventually(async () => (await section.problem()) !== '', true);
    await tenant.forgetFaults();
    await section.click('Try again');
    await eventually(async () => (await section.text()).includes('No method is set up.'), true);
  });
});

describe('AccountDevices', () => {
  beforeEach(freshTenant);

  it('removes a device after a question', async () => {
    const loadDevices = () =>
      Promise.resolve([
        { id: 'dcr_1', name: 'Laptop', isCurrent: true },
        { id: 'dcr_2', name: 'Telephone', lastUsed: '2026-10-02T10:00:00Z' },
      ]);
    const section = await openSection(AccountDevices, { loadDevices });
    expect(await section.items()).toEqual([
      'Laptop This device',
      'Telephone Last used on Oct 2, 2026',
    ]);
    await section.click('Remove: Telephone');
    await section.confirm();
    await eventually(() => section.status(), 'The device was removed.');
    expect(await section.items()).toEqual(['Laptop This device']);
    expect(await changesSent()).toEqual(['DELETE /api/v2/device-credentials/dcr_2']);
  });

  it('is not available without a function that lists them', async () => {
    const section = await openSection(AccountDevices);
    expect(await section.text()).toContain('This is not available here.');
  });

  it('is hidden on request', async () => {
    const section = await openSection(AccountDevices, { unavailable: 'hide' });
    expect(await section.heading()).toBe('');
  });
});
