import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { LazyAuthorization } from '../requests/lazy-authorization';
import { withProxy } from '../resources/with-proxy';
import { tenant } from '../test-support/emulated-tenant';
import { until } from '../test-support/refusal';
import { freshTenant, signedIn, type SpecAppOptions } from '../test-support/signed-in';
import { ProfileService } from './profile-service';

const SCOPE = 'openid profile email read:current_user update:current_user_metadata';

describe('the profile of a page that opens, at a tenant', () => {
  beforeEach(freshTenant);

  for (const byApi of [false, true]) {
    it(`is read with the token of the login when that requests its scopes ${byApi ? 'by API, as `ng add` writes it' : 'for all APIs'}`, async () => {
      const { audience } = tenant;
      const { profiles } = await openPage({
        auth: {
          authorizationParams: {
            redirect_uri: location.origin,
            audience,
            scope: byApi ? { default: 'openid profile email', [audience]: SCOPE } : SCOPE,
          },
        },
      });
      await until(() => profiles.profile() !== undefined);
      expect(profiles.profile()?.user_id).toBe(tenant.user);
      expect(await reads()).toEqual([200]);
      expect(await logins()).toBe(0);
    });
  }

  it('is read once when the page calls load() as well', async () => {
    const { profiles } = await openPage();
    expect((await profiles.load()).user_id).toBe(tenant.user);
    expect(await reads()).toEqual([200]);
  });

  it('is read for a user whose id has a slash', async () => {
    const user = 'samlp|directory|people/ada';
    const { profiles } = await openPage({}, user);
    await until(() => profiles.profile() !== undefined);
    expect(profiles.profile()?.user_id).toBe(user);
    expect(await reads()).toEqual([200]);
  });

  it('is read again after a 429', async () => {
    const { profiles } = await openPage({}, tenant.user, { status: 429 });
    await until(() => profiles.waitingUntil() !== undefined);
    await until(() => profiles.profile() !== undefined);
    expect(await reads()).toEqual([429, 200]);
    expect(profiles.error()).toBeUndefined();
  });

  it('is read with a new token after a 401', async () => {
    const { profiles } = await openPage({}, tenant.user, { status: 401 });
    await until(() => profiles.profile() !== undefined);
    expect(await reads()).toEqual([401, 200]);
    expect(await tenant.tokenRequests(tenant.audience)).toBe(1);
  });

  it('is not read again after a 403, and the error says why', async () => {
    const { profiles, lazy } = await openPage({}, tenant.user, { status: 403 });
    await until(() => profiles.status() === 'error');
    expect(profiles.error()?.status).toBe(403);
    await until(() => lazy.loaded !== undefined);
    expect(await reads()).toEqual([403]);
    expect((await profiles.load()).user_id).toBe(tenant.user);
  });

  it('can be edited at once', async () => {
    const { profiles } = await openPage();
    const edited = await profiles.updateMetadata({ theme: 'dark' });
    expect(edited?.user_metadata['theme']).toBe('dark');
    expect(profiles.profile()?.user_metadata['theme']).toBe('dark');
  });

  it("is read from the proxy with mode 'proxy'", async () => {
    const url = 'https://profile.example.com';
    await openPage({
      features: [withProxy({ url, audience: 'https://profile-proxy.example/', mode: 'proxy' })],
      providers: [provideHttpClientTesting()],
    });
    const sent: string[] = [];
    await until(() => {
      const requests = TestBed.inject(HttpTestingController).match(() => true);
      sent.push(...requests.map(({ request }) => request.url));
      return sent.length > 0;
    });
    expect(sent).toEqual([`${url}/me`]);
  });

  it('is read when the login requests the audience only', async () => {
    const { profiles } = await openPage({
      auth: {
        authorizationParams: { redirect_uri: location.origin, audience: tenant.audience },
      },
    });
    await until(() => profiles.profile() !== undefined);
    expect(await reads()).toEqual([200]);
  });
});

/** A page whose login requests the scopes of the profile; the first answer to a read may be an error. */
async function openPage(
  options: SpecAppOptions = {},
  user = tenant.user,
  fault?: { readonly status: number },
): Promise<{ readonly profiles: ProfileService; readonly lazy: LazyAuthorization }> {
  const { audience } = tenant;
  await signedIn(
    {
      auth: { authorizationParams: { redirect_uri: location.origin, audience, scope: SCOPE } },
      ...options,
    },
    user,
  );
  if (fault) {
    // A token issued in the same second would be the same token.
    await tenant.advance(2);
    await tenant.fault({ path: '/api/v2/users/*', method: 'GET', ...fault, times: 1 });
  }
  return { profiles: TestBed.inject(ProfileService), lazy: TestBed.inject(LazyAuthorization) };
}

/** The statuses of all reads of the user. */
async function reads(): Promise<readonly number[]> {
  return (await tenant.requests())
    .filter(({ method, path }) => method === 'GET' && /\/users\/[^/]+$/.test(path))
    .map(({ status }) => status);
}

async function logins(): Promise<number> {
  return (await tenant.requests()).filter(({ path }) => path === '/authorize').length;
}
