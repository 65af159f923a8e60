import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import { ProfileService, isAuth0ProfileError, scopeGuard } from 'ngx-auth0-profile';
import {
  Auth0ProfileTestingController,
  provideAuth0ProfileTesting,
  type Auth0ProfileTestingOptions,
} from 'ngx-auth0-profile/testing';

describe('the session of a test', () => {
  describe('when a guard finds nobody signed in', () => {
    it('records one login with the URL to come back to', async () => {
      const { controller, router } = configure({ profile: null });
      expect(await router.navigateByUrl('/settings?tab=2')).toBe(false);
      expect(controller.logins.map(({ target }) => target)).toEqual(['/settings?tab=2']);
      expect(controller.asked).toEqual([]);
    });
  });

  describe('while the SDK looks for a session', () => {
    it('has a guard wait until somebody is signed in', async () => {
      const { controller, router } = configure({ sessionPending: true });
      const navigation = router.navigateByUrl('/settings');
      await controller.settled();
      expect(router.url).toBe('/');
      controller.signIn();
      expect(await navigation).toBe(true);
      expect(router.url).toBe('/settings');
    });

    it('has a guard wait until nobody is', async () => {
      const { controller, router } = configure({ sessionPending: true });
      const navigation = router.navigateByUrl('/settings');
      controller.signOut();
      expect(await navigation).toBe(false);
      expect(controller.logins.length).toBe(1);
    });
  });

  describe('when it ends at Auth0', () => {
    it('is noticed with the next token, and signs the user out', async () => {
      const { controller } = configure();
      const profiles = TestBed.inject(ProfileService);
      await controller.settled();
      controller.endSession();
      expect(profiles.profile()?.name).toBe('Test User');
      const error: unknown = await profiles.load().catch((caught: unknown) => caught);
      expect(isAuth0ProfileError(error) && error.code).toBe('login-required');
      await controller.settled();
      expect(profiles.profile()).toBeUndefined();
    });

    it('is over after a login', async () => {
      const { controller } = configure();
      const profiles = TestBed.inject(ProfileService);
      controller.endSession();
      controller.signIn({ name: 'Ada' });
      expect((await profiles.load()).name).toBe('Ada');
    });
  });
});

function configure(options: Auth0ProfileTestingOptions = {}) {
  TestBed.configureTestingModule({
    providers: [
      provideRouter([
        { path: 'settings', canActivate: [scopeGuard('read:current_user')], children: [] },
      ]),
      provideAuth0ProfileTesting(options),
    ],
  });
  return {
    controller: TestBed.inject(Auth0ProfileTestingController),
    router: TestBed.inject(Router),
  };
}
