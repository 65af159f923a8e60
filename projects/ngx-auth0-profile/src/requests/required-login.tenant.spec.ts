import { HttpClient } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { Auth0ClientService } from '@auth0/auth0-angular';
import { firstValueFrom } from 'rxjs';
import type { Auth0ProfileFeature } from '../feature/auth0-profile-feature';
import { ProfileService } from '../profile/profile-service';
import type { StepUpRequest } from '../step-up/step-up';
import { withStepUp } from '../step-up/with-step-up';
import { tenant } from '../test-support/emulated-tenant';
import { refusal } from '../test-support/refusal';
import { freshTenant, signedIn } from '../test-support/signed-in';

const CHALLENGE =
  'Bearer error="insufficient_user_authentication", acr_values="urn:mfa urn:key", max_age="3600"';
const REQUIRED = { acrValues: ['urn:mfa', 'urn:key'], maxAge: 3600 };

describe('an API that requires another login, at a tenant', () => {
  beforeEach(freshTenant);

  describe('by popup', () => {
    it('logs the user in with acr_values and max_age, and sends the request again', async () => {
      await withFirstToken(withStepUp('popup'));
      await challenge();
      expect(await save('dark')).toEqual(jasmine.objectContaining({ user_id: tenant.user }));
      expect(await tenant.metadata()).toEqual(jasmine.objectContaining({ theme: 'dark' }));
      const [login, ...others] = await logins();
      expect(login).toEqual(
        jasmine.objectContaining({ acrValues: 'urn:mfa urn:key', maxAge: '3600' }),
      );
      expect(others).toEqual([]);
    });

    it('opens one popup for simultaneous requests', async () => {
      await withFirstToken(withStepUp('popup'));
      const open = spyOn(window, 'open').and.callThrough();
      await challenge({ times: 3 });
      await Promise.all(['a', 'b', 'c'].map((theme) => save(theme)));
      expect(open).toHaveBeenCalledTimes(1);
    });

    it('works for the profile', async () => {
      await withFirstToken(withStepUp('popup'));
      const profiles = TestBed.inject(ProfileService);
      await profiles.load();
      await challenge();
      await profiles.updateMetadata({ theme: 'dark' });
      expect(await tenant.metadata()).toEqual(jasmine.objectContaining({ theme: 'dark' }));
    });

    it('reports a second challenge with a code of its own, and does not prompt again', async () => {
      await withFirstToken(withStepUp('popup'));
      const open = spyOn(window, 'open').and.callThrough();
      await challenge({ times: 9 });
      const error = await refusal(save('dark'));
      expect(error.code).toBe('step-up-insufficient');
      expect(error.requiredAuthentication).toEqual(REQUIRED);
      expect(await writes()).toBe(2);
      expect((await refusal(save('dark'))).code).toBe('step-up-insufficient');
      expect(open).toHaveBeenCalledTimes(1);
    });

    it('opens a blocked popup with the same parameters in the next click', async () => {
      await withFirstToken(withStepUp('popup'));
      const open = spyOn(window, 'open').and.returnValue(null);
      await challenge();
      expect((await refusal(save('dark'))).code).toBe('popup-blocked');
      expect(await writes()).toBe(1);
      open.and.callThrough();
      spyOnProperty(navigator, 'userActivation').and.returnValue({
        isActive: true,
        hasBeenActive: true,
      });
      await save('dark');
      expect(await writes()).toBe(2);
      expect((await logins()).map(({ acrValues }) => acrValues)).toEqual(['urn:mfa urn:key']);
    });
  });

  describe('by redirect', () => {
    it('leaves the page with acr_values and max_age, once', async () => {
      await withFirstToken(withStepUp('redirect'));
      const leave = spyOn(TestBed.inject(Auth0ClientService), 'loginWithRedirect').and.resolveTo();
      await challenge({ times: 9 });
      expect((await refusal(save('dark'))).code).toBe('redirecting');
      const [options] = leave.calls.mostRecent().args;
      expect(options?.authorizationParams).toEqual(
        jasmine.objectContaining({ acr_values: 'urn:mfa urn:key', max_age: 3600 }),
      );

      TestBed.resetTestingModule();
      await tenant.forgetFaults();
      await withFirstToken(withStepUp('redirect'));
      const leaveAgain = spyOn(
        TestBed.inject(Auth0ClientService),
        'loginWithRedirect',
      ).and.resolveTo();
      await challenge({ times: 9 });
      expect((await refusal(save('dark'))).code).toBe('step-up-insufficient');
      expect(leaveAgain).not.toHaveBeenCalled();
    });
  });

  it('tells a function which login is required', async () => {
    const asked: StepUpRequest[] = [];
    await withFirstToken(
      withStepUp((request) => {
        asked.push(request);
        return Promise.resolve(false);
      }),
    );
    await challenge();
    expect((await refusal(save('dark'))).code).toBe('step-up-required');
    expect(asked.map(({ authentication }) => authentication)).toEqual([REQUIRED]);
  });

  it('says which login is required without a step-up', async () => {
    await withFirstToken();
    await challenge();
    const error = await refusal(save('dark'));
    expect(error.code).toBe('step-up-required');
    expect(error.requiredAuthentication).toEqual(REQUIRED);
    expect(error.status).toBe(401);
    expect(error.message).toContain('urn:mfa or urn:key');
    expect(error.message).toContain('3600 s');
    expect(await writes()).toBe(1);
  });

  it('renews a token first, where a 401 asks for no other login', async () => {
    await withFirstToken(withStepUp('popup'));
    const open = spyOn(window, 'open').and.callThrough();
    await tenant.advance(2);
    await tenant.fault({ path: '/api/v2/users/*', method: 'PATCH', status: 401 });
    await challenge();
    await save('dark');
    expect(await writes()).toBe(3);
    expect(open).toHaveBeenCalledTimes(1);
  });
});

async function withFirstToken(...features: readonly Auth0ProfileFeature[]): Promise<void> {
  await signedIn({ features });
  await save('first');
  await tenant.forgetRequests();
}

/** Lets the API require another login for the next writes. */
async function challenge({ times = 1 } = {}): Promise<void> {
  await tenant.fault({
    path: '/api/v2/users/*',
    method: 'PATCH',
    status: 401,
    headers: { 'WWW-Authenticate': CHALLENGE },
    times,
  });
}

function save(theme: string): Promise<unknown> {
  const url = `${tenant.audience}users/${encodeURIComponent(tenant.user)}`;
  return firstValueFrom(TestBed.inject(HttpClient).patch(url, { user_metadata: { theme } }));
}

async function writes(): Promise<number> {
  return (await tenant.requests()).filter(({ method }) => method === 'PATCH').length;
}

async function logins() {
  return (await tenant.requests()).filter(({ path }) => path === '/authorize');
}
