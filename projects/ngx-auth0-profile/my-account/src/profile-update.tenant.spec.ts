import { TestBed } from '@angular/core/testing';
import { ProfileService, withProxy, type ProfileChanges } from 'ngx-auth0-profile';
import { english, german, userMessage } from 'ngx-auth0-profile/messages';
import { editElsewhere } from '../../src/test-support/edit-elsewhere';
import { tenant } from '../../src/test-support/emulated-tenant';
import { refusal } from '../../src/test-support/refusal';
import { freshTenant, signedIn } from '../../src/test-support/signed-in';
import { SentRequests } from './test-support/sent-requests';
import { withMyAccount } from './with-my-account';

const FOUR_FIELDS = {
  name: 'Ada Lovelace',
  picture: 'https://cdn.example.com/ada.png',
  email: 'ada@example.com',
  user_metadata: { theme: 'dark' },
} satisfies ProfileChanges;

describe('update with withMyAccount and a proxy, at a tenant', () => {
  let sent: SentRequests;
  let profiles: ProfileService;

  beforeEach(async () => {
    await freshTenant();
    sent = new SentRequests();
    await signedIn({
      features: [
        withMyAccount(),
        withProxy({ url: tenant.proxyUrl, audience: 'https://profile-proxy.example/' }),
      ],
      interceptors: [sent.interceptor],
    });
    profiles = TestBed.inject(ProfileService);
    await profiles.load();
    sent.forget();
  });

  describe('of four fields', () => {
    it('sends each to its API, the e-mail address last', async () => {
      const profile = await profiles.update(FOUR_FIELDS);
      expect(sent.all).toEqual([
        'GET management /users/:id',
        'GET my-account /profile',
        'PATCH my-account /profile',
        'PATCH management /users/:id',
        'POST proxy /me/email',
        'GET management /users/:id',
      ]);
      expect(profile).toEqual(
        jasmine.objectContaining({
          name: 'Ada Lovelace',
          picture: 'https://cdn.example.com/ada.png',
          email: 'ada@example.com',
          user_metadata: { theme: 'dark', address: { city: 'Lyon', zip: '69001' } },
        }),
      );
    });

    it('reads the policy once, also for later updates', async () => {
      await profiles.update({ name: 'Ada' });
      sent.forget();
      await profiles.update({ name: 'Ada Lovelace', nickname: 'ada' });
      expect(sent.all).toEqual(['GET management /users/:id', 'PATCH my-account /profile']);
    });

    it('sends nothing that the server has already', async () => {
      await profiles.update({ name: 'Spec User', email: 'Spec.User@example.com' });
      expect(sent.all).toEqual(['GET management /users/:id']);
    });

    it('keeps the metadata where it has no changes', async () => {
      await profiles.update({ name: 'Ada', user_metadata: {} });
      await profiles.update({ name: 'Eve', user_metadata: { theme: undefined } });
      expect(await tenant.metadata()).toEqual({
        theme: 'light',
        address: { city: 'Lyon', zip: '69001' },
      });
    });
  });

  describe('when the My Account API fails', () => {
    it('has changed nothing', async () => {
      await tenant.fault({ path: '/me/v1/profile', method: 'PATCH', status: 409 });
      const error = await refusal(profiles.update(FOUR_FIELDS));
      expect(error).toEqual(
        jasmine.objectContaining({
          code: 'conflict',
          changed: [],
          notChanged: ['name', 'picture', 'user_metadata', 'email'],
          maybeChanged: [],
        }),
      );
      expect(sent.changes).toEqual(['PATCH my-account /profile']);
      expect(profiles.profile()?.name).toBe('Spec User');
    });

    it('says that a request without an answer may have been carried out', async () => {
      await tenant.fault({ path: '/me/v1/profile', method: 'PATCH', status: 500 });
      const error = await refusal(profiles.update(FOUR_FIELDS));
      expect(error).toEqual(
        jasmine.objectContaining({
          code: 'unavailable',
          changed: [],
          notChanged: ['user_metadata', 'email'],
          maybeChanged: ['name', 'picture'],
        }),
      );
    });
  });

  describe('when the Management API fails', () => {
    beforeEach(async () => {
      await tenant.fault({ path: '/api/v2/users/*', method: 'PATCH', status: 400 });
    });

    it('names what was changed before, and shows it', async () => {
      const error = await refusal(profiles.update(FOUR_FIELDS));
      expect(error).toEqual(
        jasmine.objectContaining({
          code: 'invalid-request',
          changed: ['name', 'picture'],
          notChanged: ['user_metadata', 'email'],
        }),
      );
      expect(sent.changes).toEqual(['PATCH my-account /profile', 'PATCH management /users/:id']);
      expect(profiles.profile()).toEqual(
        jasmine.objectContaining({ name: 'Ada Lovelace', email: 'spec.user@example.com' }),
      );
      expect(profiles.status()).toBe('error');
      expect(profiles.error()).toBe(error);
    });

    it('says so in the diagnosis and in the messages for users', async () => {
      const error = await refusal(profiles.update(FOUR_FIELDS));
      expect(error.diagnosis?.whatHappened).toMatch(
        /^The edit was saved in part\. Changed: name and picture\. Not changed: user_metadata and email\. /,
      );
      expect(userMessage(error, { language: english })).toMatch(
        /^Only a part of your changes was saved: name and picture\. Not saved: preferences and e-mail address\. /,
      );
      expect(userMessage(error, { language: german })).toMatch(
        /^Ihre Änderungen wurden nur zum Teil gespeichert: Name und Bild\. Nicht gespeichert: /,
      );
    });

    it('sends only the rest when the update is repeated', async () => {
      await refusal(profiles.update(FOUR_FIELDS));
      await tenant.forgetFaults();
      sent.forget();
      await profiles.update(FOUR_FIELDS);
      expect(sent.changes).toEqual(['PATCH management /users/:id', 'POST proxy /me/email']);
    });
  });

  describe('when the proxy fails', () => {
    it('names what was changed before, and shows it', async () => {
      const error = await refusal(profiles.update({ ...FOUR_FIELDS, email: 'no address' }));
      expect(error).toEqual(
        jasmine.objectContaining({
          changed: ['name', 'picture', 'user_metadata'],
          notChanged: ['email'],
        }),
      );
      expect(profiles.profile()).toEqual(
        jasmine.objectContaining({ name: 'Ada Lovelace', email: 'spec.user@example.com' }),
      );
      expect(profiles.profile()?.user_metadata['theme']).toBe('dark');
    });
  });

  describe('before anything is sent', () => {
    it('refuses metadata that Auth0 cannot store', async () => {
      const user_metadata = { 'a.b': 1 };
      const error = await refusal(profiles.update({ name: 'Ada', user_metadata }));
      expect(error.code).toBe('invalid-metadata');
      expect(sent.changes).toEqual([]);
    });

    it('refuses metadata that makes the profile too large', async () => {
      const user_metadata = { text: 'x'.repeat(10 * 1024) };
      const error = await refusal(profiles.update({ name: 'Ada', user_metadata }));
      expect(error.code).toBe('profile-too-large');
      expect(sent.changes).toEqual([]);
    });
  });

  it('merges metadata that another device has changed', async () => {
    await editElsewhere({ theme: 'blue' });
    await profiles.update({ name: 'Ada', user_metadata: { size: 3 } });
    expect(await tenant.metadata()).toEqual({
      theme: 'blue',
      size: 3,
      address: { city: 'Lyon', zip: '69001' },
    });
  });

  it('sends a value that the My Account API does not accept to the proxy', async () => {
    await profiles.update({ name: 'Ada', nickname: null });
    await profiles.update({ nickname: 'ada' });
    sent.forget();
    await profiles.update({ nickname: null });
    expect(sent.changes).toEqual(['PATCH proxy /me']);
  });
});
