import { TestBed } from '@angular/core/testing';
import { Auth0ClientService } from '@auth0/auth0-angular';
import { freshTenant } from '../../../src/test-support/signed-in';
import { changesSent, eventually, openSection } from '../test-support/account-page';
import { AccountDeletion } from './account-deletion';
import { AccountPassword } from './account-password';

describe('AccountDeletion', () => {
  beforeEach(freshTenant);

  it('deletes nothing before the address is typed', async () => {
    const section = await openSection(AccountDeletion);
    const word = await section.field('To confirm, enter spec.user@example.com');
    for (const typed of ['', 'spec.user']) {
      await word.enter(typed);
      await section.save();
      expect(await word.error()).toBe('Enter spec.user@example.com to confirm.');
    }
    expect(await changesSent()).toEqual([]);
  });

  it('deletes the account, then logs out', async () => {
    const section = await openSection(AccountDeletion);
    const logout = spyOn(TestBed.inject(Auth0ClientService), 'logout').and.resolveTo();
    await (await section.field(/To confirm/)).enter('Spec.User@example.com ');
    await section.save();
    await eventually(() => logout.calls.count(), 1);
    expect(await changesSent()).toEqual(['DELETE /api/v2/users/auth0%7Cspec-user']);
  });

  it('says why it is not available without a back end', async () => {
    const section = await openSection(AccountDeletion, {}, { features: [] });
    expect(await section.text()).toContain('This is not available here.');
  });
});

describe('AccountPassword', () => {
  beforeEach(freshTenant);

  it('sends a social user to the provider', async () => {
    const section = await openSection(
      AccountPassword,
      {},
      { user: 'google-oauth2|103547991597142817347' },
    );
    expect(await section.text()).toContain('You log in with Google. Change your password there.');
  });

  it('is not available without a back end', async () => {
    const section = await openSection(AccountPassword, {}, { features: [] });
    expect(await section.text()).toContain('This is not available here.');
  });
});
