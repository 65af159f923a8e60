import { TestBed } from '@angular/core/testing';
import {
  ProfileService,
  isAuth0ProfileError,
  provideAuth0Profile,
  withProxy,
} from 'ngx-auth0-profile';
import { withAuth0Angular } from 'ngx-auth0-profile/auth0-angular';
import { tenant } from '../../src/test-support/emulated-tenant';
import { configureBffApp } from './test-support/bff-app';
import { freshBff, logIn } from './test-support/bff-login';
import { withBff } from './with-bff';

describe('withBff', () => {
  beforeEach(freshBff);

  it('refuses a URL that is not a path', () => {
    for (const url of ['https://app.example.com/bff', 'bff', '//evil.example/bff']) {
      expect(() => withBff({ url })).toThrowMatching(
        (error) => isAuth0ProfileError(error) && error.code === 'configuration',
      );
    }
  });

  it('refuses features that the back end replaces', () => {
    expect(() =>
      provideAuth0Profile(
        withBff({ url: '/bff' }),
        withProxy({ url: tenant.proxyUrl, audience: 'https://profile-proxy.example/' }),
      ),
    ).toThrowMatching(
      (error) => isAuth0ProfileError(error) && error.message.includes('proxy has no effect'),
    );
    expect(() => provideAuth0Profile(withBff({ url: '/bff' }), withAuth0Angular())).toThrow();
  });

  it('changes every field that the proxy allows', async () => {
    await logIn();
    configureBffApp();
    const profiles = TestBed.inject(ProfileService);
    expect((await profiles.update({ name: 'Eve', nickname: 'e' }))?.name).toBe('Eve');
    expect((await profiles.load()).nickname).toBe('e');
  });
});
