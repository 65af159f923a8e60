import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import {
  DeviceCredentialService,
  IdentityService,
  MfaEnrollmentService,
  ProfileService,
  isAuth0ProfileError,
  scopeGuard,
  withProxy,
  withStepUp,
  type Auth0ProfileErrorCode,
} from 'ngx-auth0-profile';
import {
  Auth0ProfileTestingController,
  provideAuth0ProfileTesting,
  type Auth0ProfileTestingOptions,
} from 'ngx-auth0-profile/testing';

describe('provideAuth0ProfileTesting', () => {
  describe('without options', () => {
    it('signs in a test user and loads the profile', async () => {
      const { profiles, controller } = configure();
      await controller.settled();
      expect(profiles.profile()).toEqual({
        user_id: 'auth0|test-user',
        name: 'Test User',
        user_metadata: {},
      });
      expect(controller.sent).toEqual([
        { method: 'GET', path: '/users/auth0%7Ctest-user', body: null },
      ]);
    });

    it('merges metadata at the first level and removes null, as Auth0 does', async () => {
      const { profiles, controller } = configure({
        profile: { user_metadata: { theme: 'light', size: 2 } },
      });
      await profiles.updateMetadata({ theme: 'dark' });
      await profiles.removeMetadata('size');
      expect(controller.profile?.user_metadata).toEqual({ theme: 'dark' });
      expect(profiles.profile()?.user_metadata).toEqual({ theme: 'dark' });
      await profiles.clearMetadata();
      expect(controller.profile?.user_metadata).toEqual({});
      expect(controller.sent.at(-1)).toEqual({
        method: 'PATCH',
        path: '/users/auth0%7Ctest-user',
        body: { user_metadata: {} },
      });
    });

    it('returns copies, so that a component cannot change the stored profile', async () => {
      const { profiles, controller } = configure({ profile: { user_metadata: { list: [1] } } });
      await controller.settled();
      (profiles.profile()?.user_metadata['list'] as number[]).push(2);
      expect(controller.profile?.user_metadata).toEqual({ list: [1] });
    });
  });

  describe('when nobody is signed in', () => {
    it('refuses with login-required and sends nothing', async () => {
      const { profiles, controller } = configure({ profile: null });
      expect(await codeOf(profiles.load())).toBe('login-required');
      expect(controller.sent).toEqual([]);
      expect(controller.profile).toBeUndefined();
    });

    it('shows the profile of the user who signs in, until sign-out', async () => {
      const { profiles, controller } = configure({ profile: null });
      controller.signIn({ user_id: 'auth0|ada', name: 'Ada' });
      await controller.settled();
      expect(profiles.profile()?.name).toBe('Ada');
      controller.signOut();
      await controller.settled();
      expect(profiles.profile()).toBeUndefined();
    });
  });

  describe('when scopes are missing', () => {
    it('rejects with missing-scope and a diagnosis before anything is sent', async () => {
      const { profiles, controller } = configure({ scopes: ['openid'] });
      await controller.settled();
      expect(profiles.error()?.code).toBe('missing-scope');
      expect(profiles.error()?.diagnosis?.problem).toBe('missing-scope');
      expect(controller.sent).toEqual([]);
    });

    it('follows grant() and revoke()', async () => {
      const { profiles, controller } = configure({ scopes: ['read:current_user'] });
      expect(await codeOf(profiles.updateMetadata({ theme: 'dark' }))).toBe('missing-scope');
      controller.grant('update:current_user_metadata');
      await profiles.updateMetadata({ theme: 'dark' });
      expect(controller.profile?.user_metadata).toEqual({ theme: 'dark' });
      controller.revoke('update:current_user_metadata');
      expect(await codeOf(profiles.updateMetadata({ theme: 'blue' }))).toBe('missing-scope');
    });

    it('activates a guarded route only after grant()', async () => {
      const { controller } = configure({ scopes: ['read:current_user'] }, [
        provideRouter([
          {
            path: 'settings',
            canActivate: [scopeGuard('update:current_user_metadata')],
            children: [],
          },
          { path: '**', children: [] },
        ]),
      ]);
      const router = TestBed.inject(Router);
      await router.navigateByUrl('/settings');
      expect(router.url).not.toBe('/settings');
      controller.grant('update:current_user_metadata');
      await router.navigateByUrl('/settings');
      expect(router.url).toBe('/settings');
    });

    it('records the step-up', async () => {
      const { profiles, controller } = configure({ features: [withStepUp('popup')] });
      controller.fail({ token: 'consent_required' });
      await profiles.load();
      expect(controller.asked.map(({ audience }) => audience)).toEqual([
        'https://tenant.example/api/v2/',
      ]);
    });
  });

  describe('when failures are scripted', () => {
    it('rejects with the scripted code, as many times as scripted', async () => {
      const { profiles, controller } = configure({
        failures: [{ code: 'conflict', method: 'PATCH', times: 2, message: 'No.' }],
      });
      expect(await codeOf(profiles.updateMetadata({ a: 1 }))).toBe('conflict');
      expect(profiles.error()?.message).toBe('No.');
      expect(await codeOf(profiles.updateMetadata({ a: 1 }))).toBe('conflict');
      await profiles.updateMetadata({ a: 1 });
      expect(controller.profile?.user_metadata).toEqual({ a: 1 });
    });

    it('rejects with the diagnosis of a scripted status', async () => {
      const { profiles } = configure({
        failures: [
          {
            status: 403,
            method: 'PATCH',
            path: '/users/:id',
            body: { message: 'User to be acted on does not match subject in bearer token.' },
          },
        ],
      });
      expect(await codeOf(profiles.updateMetadata({ a: 1 }))).toBe('forbidden');
      expect(profiles.error()?.diagnosis?.problem).toBe('other-user');
    });

    it('retries after a scripted 429', async () => {
      const { profiles, controller } = configure({
        failures: [{ status: 429, headers: { 'Retry-After': '0' } }],
      });
      await controller.settled();
      expect(profiles.profile()?.name).toBe('Test User');
      expect(controller.sent.length).toBe(2);
    });

    it('ignores failures for other methods and paths', async () => {
      const { profiles, controller } = configure({
        failures: [
          { code: 'conflict', method: 'DELETE' },
          { status: 500, path: '/users/:id/enrollments' },
        ],
      });
      await profiles.updateMetadata({ a: 1 });
      expect(controller.profile?.user_metadata).toEqual({ a: 1 });
    });

    it('rejects with the error of a refused token', async () => {
      const { profiles, controller } = configure();
      await controller.settled();
      controller.sent.length = 0;
      controller.expireTokens();
      controller.fail({ token: 'missing_refresh_token' });
      expect(await codeOf(profiles.load())).toBe('missing-refresh-token');
      expect(controller.sent).toEqual([]);
    });
  });

  describe('when the proxy is in use', () => {
    it('stores what the proxy would change', async () => {
      const proxy = { url: 'https://profile.example/api', audience: 'https://proxy.example/' };
      const { profiles, controller } = configure({ features: [withProxy(proxy)] });
      await profiles.update({ name: 'Ada', email: 'ada@example.com' });
      expect(controller.profile?.name).toBe('Ada');
      expect(controller.profile?.email).toBe('ada@example.com');
      expect(controller.sent.filter(({ method }) => method !== 'GET')).toEqual([
        { method: 'PATCH', path: '/me', body: { name: 'Ada' } },
        { method: 'POST', path: '/me/email', body: { email: 'ada@example.com' } },
      ]);
    });

    it('rejects with field-needs-backend without the proxy', async () => {
      const { profiles, controller } = configure();
      await controller.settled();
      expect(await codeOf(profiles.update({ name: 'Ada' }))).toBe('field-needs-backend');
      expect(controller.sent.filter(({ method }) => method !== 'GET')).toEqual([]);
    });
  });

  describe('when another device changes the profile', () => {
    it('shows the change after the next load', async () => {
      const { profiles, controller } = configure();
      await controller.settled();
      controller.changeElsewhere({ nickname: 'ada' });
      expect(profiles.profile()?.nickname).toBeUndefined();
      await profiles.load();
      expect(profiles.profile()?.nickname).toBe('ada');
    });
  });

  describe('when the other services of the library are used', () => {
    it('answers their requests too', async () => {
      const primary = { provider: 'auth0', user_id: 'test-user', connection: 'db' };
      const linked = { provider: 'google-oauth2', user_id: '1', connection: 'google-oauth2' };
      const { controller } = configure({ profile: { identities: [primary, linked] } });
      expect(await TestBed.inject(MfaEnrollmentService).list()).toEqual([]);
      const devices = TestBed.inject(DeviceCredentialService);
      const id = await devices.create({ deviceName: 'Phone', publicKey: 'AA==', deviceId: 'ab12' });
      await devices.delete(id);
      expect(controller.sent.at(-1)).toEqual({
        method: 'DELETE',
        path: '/device-credentials/dcr_test',
        body: null,
      });
      expect(await TestBed.inject(IdentityService).unlink(linked)).toEqual([primary]);
      expect(controller.profile?.identities).toEqual([primary]);
    });
  });
});

function configure(options: Auth0ProfileTestingOptions = {}, providers: readonly unknown[] = []) {
  TestBed.configureTestingModule({
    providers: [provideAuth0ProfileTesting(options), ...(providers as [])],
  });
  return {
    profiles: TestBed.inject(ProfileService),
    controller: TestBed.inject(Auth0ProfileTestingController),
  };
}

async function codeOf(work: Promise<unknown>): Promise<Auth0ProfileErrorCode | undefined> {
  return work.then(
    () => undefined,
    (error: unknown) => (isAuth0ProfileError(error) ? error.code : undefined),
  );
}
