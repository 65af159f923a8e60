import { TestBed } from '@angular/core/testing';
import { ProfileService } from 'ngx-auth0-profile';
import { withMyAccount } from 'ngx-auth0-profile/my-account';
import { tenant } from '../../../src/test-support/emulated-tenant';
import { freshTenant } from '../../../src/test-support/signed-in';
import { changesSent, eventually, openSection } from '../test-support/account-page';
import { AccountProfile } from './account-profile';

describe('AccountProfile', () => {
  beforeEach(freshTenant);

  describe('with a proxy', () => {
    it('saves what was edited and nothing else', async () => {
      const section = await openSection(AccountProfile);
      const nickname = await section.field('Nickname');
      await nickname.enter('spec');
      await section.save();
      await eventually(() => section.status(), 'Saved.');
      expect(TestBed.inject(ProfileService).profile()?.nickname).toBe('spec');
      expect(TestBed.inject(ProfileService).profile()?.name).toBe('Spec User');
      expect(await changesSent()).toEqual(['PATCH /api/v2/users/auth0%7Cspec-user']);
    });

    it('says that there is nothing to save, and sends nothing', async () => {
      const section = await openSection(AccountProfile);
      await tenant.forgetRequests();
      await section.save();
      expect(await section.status()).toBe('There are no changes to save.');
      expect(await tenant.requests()).toEqual([]);
    });

    it('does not say that it saved while there are newer entries', async () => {
      const section = await openSection(AccountProfile);
      const nickname = await section.field('Nickname');
      await nickname.enter('spec');
      await section.save();
      await eventually(() => section.status(), 'Saved.');
      await nickname.enter('spec 2');
      expect(await section.status()).toBe('');
    });

    it('marks what is not valid, focuses it, and sends nothing', async () => {
      const section = await openSection(AccountProfile);
      await tenant.forgetRequests();
      const picture = await section.field('Picture');
      await picture.enter('javascript:alert(1)');
      expect(await picture.error()).toBe('');
      await section.save();
      expect(await picture.error()).toBe('Enter an address that starts with https://');
      expect(await picture.isFocused()).toBeTrue();
      expect(await section.status()).toBe('Nothing was sent. Check the marked entries.');
      expect(await tenant.requests()).toEqual([]);
    });

    it('drops the entries on request', async () => {
      const section = await openSection(AccountProfile);
      const name = await section.field('Name');
      await name.enter('Somebody');
      await section.click('Discard changes');
      expect(await name.value()).toBe('Spec User');
    });
  });

  describe('with withMyAccount() and without a proxy', () => {
    it('lets a user of the database edit the names', async () => {
      const section = await openSection(AccountProfile, {}, { features: [withMyAccount()] });
      const nickname = await section.field('Nickname');
      await nickname.enter('spec');
      await section.save();
      await eventually(() => section.status(), 'Saved.');
      expect(TestBed.inject(ProfileService).profile()?.nickname).toBe('spec');
    });

    it('locks the names of a social user, and says who manages them', async () => {
      const user = 'google-oauth2|103547991597142817347';
      const section = await openSection(AccountProfile, {}, { features: [withMyAccount()], user });
      const given = await section.field('First name');
      await eventually(() => given.isLocked(), true);
      expect(await section.text()).toContain('This is managed by Google.');
    });
  });

  describe('without a proxy', () => {
    it('locks the fields and says why', async () => {
      const section = await openSection(AccountProfile, {}, { features: [] });
      expect(await section.text()).toContain('This cannot be changed here.');
      for (const field of await section.fields()) {
        expect(await field.isLocked()).toBeTrue();
      }
      expect((await section.fields()).length).toBe(5);
    });
  });
});
