import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import {
  ProfileService,
  isAuth0ProfileError,
  withProxy,
  withStepUp,
  type Auth0ProfileErrorCode,
} from 'ngx-auth0-profile';
import {
  Auth0ProfileTestingController,
  provideAuth0ProfileTesting,
  type Auth0ProfileTestingOptions,
} from 'ngx-auth0-profile/testing';

const MANAGEMENT_API = 'https://tenant.example/api/v2/';
const PROFILE_SCOPES = ['read:current_user', 'update:current_user_metadata'];

describe('the access tokens of a test', () => {
  it('are requested once for each audience and set of scopes', async () => {
    const { profiles, controller } = await start({
      features: [withProxy({ url: 'https://profile.example', audience: 'https://proxy.example/' })],
    });
    await profiles.load();
    await profiles.updateMetadata({ theme: 'dark' });
    await profiles.update({ name: 'Ada' });
    await profiles.update({ name: 'Ben' });
    expect(controller.tokenRequests).toEqual([
      { audience: MANAGEMENT_API, scopes: PROFILE_SCOPES },
      { audience: 'https://proxy.example/', scopes: ['update:profile'] },
    ]);
  });

  it('are renewed after expireTokens()', async () => {
    const { profiles, controller } = await start();
    controller.expireTokens();
    await profiles.load();
    expect(tokensSent(controller)).toEqual(['test-access-token-1', 'test-access-token-2']);
  });

  it('last for two hours', async () => {
    const { profiles, controller } = await start();
    const now = Date.now.bind(Date);
    try {
      Date.now = () => now() + 3 * 60 * 60_000;
      await profiles.load();
    } finally {
      Date.now = now;
    }
    expect(tokensSent(controller)).toEqual(['test-access-token-1', 'test-access-token-2']);
  });

  it('are renewed after grant() and revoke(), so that these count at once', async () => {
    const { profiles, controller } = await start({ scopes: ['read:current_user'] });
    const edit = (theme: string) => codeOf(profiles.updateMetadata({ theme }));
    expect(await edit('dark')).toBe('missing-scope');
    controller.grant('update:current_user_metadata');
    expect(await edit('dark')).toBeUndefined();
    controller.revoke('update:current_user_metadata');
    expect(await edit('light')).toBe('missing-scope');
  });

  describe('when Auth0 refuses to renew one', () => {
    for (const [error, code] of [
      ['consent_required', 'consent-required'],
      ['interaction_required', 'interaction-required'],
      ['mfa_required', 'mfa-required'],
      ['missing_refresh_token', 'missing-refresh-token'],
    ] as const) {
      it(`fails with ${code} after ${error}, and the user stays signed in`, async () => {
        const { profiles, controller } = await start();
        controller.expireTokens();
        controller.fail({ token: error });
        expect(await codeOf(profiles.load())).toBe(code);
        expect(controller.profile).not.toBeUndefined();
        expect(profiles.profile()).not.toBeUndefined();
      });
    }

    it('leaves a cached token alone', async () => {
      const { profiles, controller } = await start();
      controller.fail({ token: 'consent_required' });
      await profiles.load();
      expect(() => {
        controller.verify();
      }).toThrowError(
        'The failure {"token":"consent_required"} did not happen: ' +
          'a cached access token was used. Call expireTokens() before.',
      );
    });

    it('signs the user out after login_required, as the SDK does', async () => {
      const { profiles, controller } = await start();
      controller.expireTokens();
      controller.fail({ token: 'login_required' });
      expect(await codeOf(profiles.load())).toBe('login-required');
      await controller.settled();
      expect(controller.profile).toBeUndefined();
      expect(profiles.profile()).toBeUndefined();
    });
  });

  describe('when a step-up asks the user', () => {
    it('records the audience, the scopes and the reason', async () => {
      const { profiles, controller } = await start({ features: [withStepUp('popup')] });
      controller.expireTokens();
      controller.fail({ token: 'consent_required' });
      await profiles.load();
      expect(controller.asked.map(({ method, reason }) => [method, reason.code])).toEqual([
        ['popup', 'consent-required'],
      ]);
      expect(controller.asked[0]?.audience).toBe(MANAGEMENT_API);
      expect(controller.logins).toEqual([]);
    });

    it('records what is kept over a redirect', async () => {
      const { profiles, controller } = await start(
        { features: [withStepUp('redirect', { stateToKeep: () => ({ draft: 'Hello' }) })] },
        [provideRouter([])],
      );
      controller.expireTokens();
      controller.fail({ token: 'consent_required' });
      expect(await codeOf(profiles.load())).toBe('redirecting');
      expect(controller.asked[0]?.method).toBe('redirect');
      expect(controller.asked[0]?.appState).toEqual({ target: '/', kept: { draft: 'Hello' } });
    });

    for (const [error, code] of [
      ['cancelled', 'popup-cancelled'],
      ['popup_open', 'popup-blocked'],
      ['access_denied', 'consent-required'],
    ] as const) {
      it(`fails with ${code} when the popup fails with ${error}`, async () => {
        const { profiles, controller } = await start({ features: [withStepUp('popup')] });
        controller.expireTokens();
        controller.fail({ token: 'consent_required' });
        controller.fail({ popup: error });
        expect(await codeOf(profiles.load())).toBe(code);
      });
    }
  });
});

async function start(
  options: Auth0ProfileTestingOptions = {},
  providers: ReturnType<typeof provideRouter>[] = [],
) {
  TestBed.configureTestingModule({
    providers: [...providers, provideAuth0ProfileTesting(options)],
  });
  const profiles = TestBed.inject(ProfileService);
  const controller = TestBed.inject(Auth0ProfileTestingController);
  await controller.settled();
  return { profiles, controller };
}

function tokensSent(controller: Auth0ProfileTestingController): readonly (string | undefined)[] {
  return controller.requests.map(({ headers }) => headers.get('Authorization')?.split(' ')[1]);
}

async function codeOf(work: Promise<unknown>): Promise<Auth0ProfileErrorCode | undefined> {
  return work.then(
    () => undefined,
    (error: unknown) => (isAuth0ProfileError(error) ? error.code : undefined),
  );
}
