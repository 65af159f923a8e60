import { TestBed } from '@angular/core/testing';
import { ProfileService } from 'ngx-auth0-profile';
import { AuthenticationMethods, withMyAccount } from 'ngx-auth0-profile/my-account';
import {
  Auth0ProfileTestingController,
  provideAuth0ProfileTesting,
  type Auth0ProfileTestingOptions,
} from './public-api';

describe('provideAuth0ProfileTesting with withMyAccount', () => {
  it('sends a name to the My Account API, and stores it', async () => {
    const { profiles, controller } = await start();
    await profiles.update({ name: 'Ada', user_metadata: { theme: 'dark' } });
    expect(controller.sent.filter(({ method }) => method === 'PATCH')).toEqual([
      { method: 'PATCH', path: '/profile', body: { name: 'Ada' } },
      {
        method: 'PATCH',
        path: '/users/auth0%7Ctest-user',
        body: { user_metadata: { theme: 'dark' } },
      },
    ]);
    expect(controller.profile?.name).toBe('Ada');
  });

  it('locks fields with a reason', async () => {
    const { profiles, controller } = await start({
      lockedFields: { given_name: 'managed_by_identity_provider' },
    });
    profiles.policy();
    await controller.settled();
    expect(profiles.policy().given_name).toEqual({
      editable: false,
      reason: 'managed_by_identity_provider',
      source: 'idp',
    });
    const error: unknown = await profiles.update({ given_name: 'Ada' }).catch((e: unknown) => e);
    expect((error as { readonly code: string }).code).toBe('field-needs-backend');
  });

  it('has a tenant without the profile endpoint', async () => {
    const { profiles, controller } = await start({
      failures: [{ method: 'GET', path: '/profile', status: 404 }],
    });
    profiles.policy();
    await controller.settled();
    expect(profiles.policy().name?.reason).toBe('endpoint-not-enabled');
  });

  it('enrolls, renames and deletes an authentication method', async () => {
    await start();
    const methods = TestBed.inject(AuthenticationMethods);
    const enrollment = await methods.enroll({ type: 'totp' });
    expect(enrollment.barcode_uri).toContain('otpauth://');
    const { id, confirmed } = await methods.verify(enrollment, '123456');
    expect(confirmed).toBe(true);
    expect((await methods.rename(id, 'My phone')).name).toBe('My phone');
    expect((await methods.list()).length).toBe(1);
    await methods.delete(id);
    expect(await methods.list()).toEqual([]);
  });
});

async function start(options: Auth0ProfileTestingOptions = {}) {
  TestBed.configureTestingModule({
    providers: [provideAuth0ProfileTesting({ features: [withMyAccount()], ...options })],
  });
  const profiles = TestBed.inject(ProfileService);
  const controller = TestBed.inject(Auth0ProfileTestingController);
  await controller.settled();
  return { profiles, controller };
}
