import { TestBed } from '@angular/core/testing';
import { tenant } from '../test-support/emulated-tenant';
import { editElsewhere } from '../test-support/edit-elsewhere';
import { refusal, until } from '../test-support/refusal';
import { configureSpecApp, freshTenant, signInAs, signedIn } from '../test-support/signed-in';
import { ProfileService } from './profile-service';

interface Metadata {
  readonly theme: string;
  readonly size: number;
  readonly address: { readonly city: string; readonly zip: string };
  readonly tags: readonly string[];
}

describe('ProfileService at a tenant', () => {
  beforeEach(freshTenant);

  describe('when a user is signed in', () => {
    it('loads the profile with one token request and one API request', async () => {
      const profiles = await loaded();
      expect(profiles.profile()?.user_id).toBe(tenant.user);
      expect(profiles.status()).toBe('ready');
      expect(await apiCalls()).toEqual(['GET 200']);
      expect(await tenant.tokenRequests(tenant.audience)).toBe(1);
    });

    it('shares one request among simultaneous loads', async () => {
      const profiles = await loaded();
      await tenant.forgetRequests();
      await Promise.all([profiles.load(), profiles.load(), profiles.load()]);
      expect(await apiCalls()).toEqual(['GET 200']);
    });
  });

  describe('updateMetadata', () => {
    it('changes the named members and keeps the others', async () => {
      const profiles = await loaded();
      await profiles.updateMetadata({ theme: 'dark' });
      expect(profiles.profile()?.user_metadata.theme).toBe('dark');
      expect(await tenant.metadata()).toEqual({
        theme: 'dark',
        address: { city: 'Lyon', zip: '69001' },
      });
    });

    it('sends nothing for an empty patch', async () => {
      const profiles = await loaded();
      await tenant.forgetRequests();
      await profiles.updateMetadata({});
      await profiles.updateMetadata({ theme: undefined });
      await profiles.removeMetadata();
      await profiles.update({});
      expect(await apiCalls()).toEqual([]);
      expect(await tenant.metadata()).toEqual({
        theme: 'light',
        address: { city: 'Lyon', zip: '69001' },
      });
    });

    it('sends nothing for an empty patch where nobody is signed in', async () => {
      configureSpecApp();
      const profiles = TestBed.inject(ProfileService);
      expect(await profiles.update({})).toBeUndefined();
      expect(await apiCalls()).toEqual([]);
    });

    it('sends a patch with the values that the page shows, which the server may not have any more', async () => {
      const profiles = await loaded();
      for (const [stored, patch] of [
        [{ theme: 'dark' }, { theme: 'light' }],
        [{ address: { city: 'Oslo', zip: '0150' } }, { address: { city: 'Lyon', zip: '69001' } }],
      ] as const) {
        await editElsewhere(stored);
        await profiles.updateMetadata(patch);
        expect(await tenant.metadata()).toEqual({
          theme: 'light',
          address: { city: 'Lyon', zip: '69001' },
        });
      }
    });

    it('keeps the reference of the profile when a read brings nothing new', async () => {
      const profiles = await loaded();
      const before = profiles.profile();
      await profiles.load();
      expect(profiles.profile()).toBe(before);
      await editElsewhere({ theme: 'dark' });
      await profiles.load();
      expect(profiles.profile()).not.toBe(before);
      expect(profiles.profile()?.user_metadata['theme']).toBe('dark');
    });

    it('merges nested objects with the current ones on the server', async () => {
      const profiles = await loaded();
      await editElsewhere({ address: { city: 'Lyon', zip: '69009' } });
      await profiles.updateMetadata({ address: { city: 'Paris' } });
      expect(await tenant.metadata()).toEqual({
        theme: 'light',
        address: { city: 'Paris', zip: '69009' },
      });
    });

    it('removes a nested member that is null', async () => {
      const profiles = await loaded();
      await profiles.updateMetadata({ address: { zip: null } });
      expect(await tenant.metadata()).toEqual({ theme: 'light', address: { city: 'Lyon' } });
    });

    it('replaces arrays', async () => {
      const profiles = await loaded();
      await profiles.updateMetadata({ tags: ['a', 'b'] });
      await profiles.updateMetadata({ tags: ['c'] });
      expect(profiles.profile()?.user_metadata.tags).toEqual(['c']);
    });

    it('keeps both of two simultaneous edits', async () => {
      const profiles = await loaded();
      await Promise.all([
        profiles.updateMetadata({ address: { city: 'Nice' } }),
        profiles.updateMetadata({ address: { zip: '06000' } }),
        profiles.updateMetadata({ size: 3 }),
      ]);
      expect(await tenant.metadata()).toEqual({
        theme: 'light',
        size: 3,
        address: { city: 'Nice', zip: '06000' },
      });
    });

    it('refuses names that Auth0 cannot store, before anything is sent', async () => {
      await loaded();
      const profiles = TestBed.inject(ProfileService);
      await tenant.forgetRequests();
      const error = await refusal(profiles.updateMetadata({ 'a.b': 1, c: { $d: 2 } }));
      expect(error).toEqual(
        jasmine.objectContaining({ code: 'invalid-metadata', fields: ['a.b', 'c › $d'] }),
      );
      expect(await apiCalls()).toEqual([]);
    });

    it('refuses an edit that makes the profile too large, before it is sent', async () => {
      const profiles = await loaded();
      await tenant.forgetRequests();
      const error = await refusal(profiles.updateMetadata({ theme: 'x'.repeat(10 * 1024) }));
      expect(error.code).toBe('profile-too-large');
      expect(await apiCalls()).toEqual([]);
    });

    it('shows an optimistic edit before the server answers', async () => {
      const profiles = await loaded();
      await tenant.fault({ path: '/api/v2/users/*', method: 'PATCH', kind: 'delay', delayMs: 300 });
      const edit = profiles.updateMetadata({ theme: 'dark' }, { optimistic: true });
      await until(() => profiles.profile()?.user_metadata.theme === 'dark');
      expect(profiles.status()).toBe('saving');
      expect(await tenant.metadata()).toEqual(jasmine.objectContaining({ theme: 'light' }));
      await edit;
      expect(profiles.status()).toBe('ready');
    });

    it('reverts an optimistic edit when the server refuses it', async () => {
      const profiles = await loaded();
      await tenant.fault({ path: '/api/v2/users/*', method: 'PATCH', status: 400 });
      const error = await refusal(profiles.updateMetadata({ theme: 'dark' }, { optimistic: true }));
      expect(error.code).toBe('invalid-request');
      expect(profiles.profile()?.user_metadata.theme).toBe('light');
      expect(profiles.status()).toBe('error');
      expect(profiles.error()?.status).toBe(400);
    });
  });

  describe('removeMetadata and clearMetadata', () => {
    it('remove the named members only', async () => {
      const profiles = await loaded();
      await profiles.removeMetadata('theme');
      expect(await tenant.metadata()).toEqual({ address: { city: 'Lyon', zip: '69001' } });
    });

    it('remove all members', async () => {
      const profiles = await loaded();
      await profiles.clearMetadata();
      expect(await tenant.metadata()).toEqual({});
      expect(profiles.profile()?.user_metadata).toEqual({});
    });
  });

  describe('update without a proxy', () => {
    it('refuses a root attribute before any request', async () => {
      const profiles = await loaded();
      await tenant.forgetRequests();
      const error = await refusal(profiles.update({ name: 'Eve', email: 'eve@example.com' }));
      expect(error.code).toBe('field-needs-backend');
      expect(error.fields).toEqual(['name', 'email']);
      expect(error.diagnosis?.problem).toBe('field-needs-backend');
      expect(await tenant.requests()).toEqual([]);
    });
  });

  describe('when another user signs in', () => {
    it('drops the profile and loads that of the other user', async () => {
      const profiles = await loaded();
      await signInAs(tenant.otherUser);
      await until(() => profiles.profile()?.user_id === tenant.otherUser);
      expect(profiles.profile()?.user_metadata.theme).toBe('other');
    });
  });

  describe('when nobody is signed in', () => {
    it('fails with login-required', async () => {
      configureSpecApp();
      const profiles = TestBed.inject(ProfileService);
      const error = await refusal(profiles.load());
      expect(error).toEqual(jasmine.objectContaining({ code: 'login-required' }));
      expect(profiles.error()?.code).toBe('login-required');
    });
  });
});

async function loaded(): Promise<ProfileService<Metadata>> {
  await signedIn();
  const profiles = TestBed.inject<ProfileService<Metadata>>(ProfileService);
  await profiles.load();
  return profiles;
}

/** Requests to the Management API as method and status, preflights left out. */
async function apiCalls(): Promise<readonly string[]> {
  return (await tenant.requests())
    .filter(({ path, method }) => path.startsWith('/api/v2/') && method !== 'OPTIONS')
    .map(({ method, status }) => `${method} ${status}`);
}
