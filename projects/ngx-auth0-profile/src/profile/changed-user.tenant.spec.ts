import { HttpClient, type HttpInterceptorFn } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { firstValueFrom, tap } from 'rxjs';
import { AccountService } from '../account/account-service';
import { profileInterceptor } from '../interceptor/profile-interceptor';
import { withProxy } from '../resources/with-proxy';
import { withResource } from '../resources/with-resource';
import { tenant } from '../test-support/emulated-tenant';
import { logInElsewhere } from '../test-support/log-in-elsewhere';
import { refusal, until } from '../test-support/refusal';
import { freshTenant, signedIn, type SpecAppOptions } from '../test-support/signed-in';
import { ProfileService } from './profile-service';

const ORDERS = 'https://orders.example/';
const PROXY = 'https://profile-proxy.example/';
const shared = { cacheLocation: 'localstorage' } as const;

describe('when another user logs in while the page shows a profile', () => {
  beforeEach(freshTenant);

  describe('in a tab that shares the SDK cache', () => {
    it('refuses an edit of metadata, sends nothing, and shows the new user', async () => {
      const profiles = await shown({ auth: shared });
      await logInElsewhere();
      await tenant.forgetRequests();
      const error = await refusal(profiles.updateMetadata({ theme: 'dark' }));
      expect(error.code).toBe('user-changed');
      await until(() => profiles.profile()?.user_id === tenant.otherUser);
      expect(await sent('PATCH')).toEqual([]);
      expect(await tenant.metadata(tenant.otherUser)).not.toEqual(
        jasmine.objectContaining({ theme: 'dark' }),
      );
    });

    it('refuses every edit that was started for the old user', async () => {
      const profiles = await shown({ auth: shared });
      await logInElsewhere();
      const edits = [
        profiles.updateMetadata({ theme: 'dark' }),
        profiles.removeMetadata('theme'),
        profiles.clearMetadata(),
        profiles.updateMetadata({ address: { city: 'Oslo' } }),
      ];
      for (const edit of edits) {
        expect((await refusal(edit)).code).toBe('user-changed');
      }
      expect(await sent('PATCH')).toEqual([]);
    });

    it('accepts an edit of the new user, once the page shows it', async () => {
      const profiles = await shown({ auth: shared });
      await logInElsewhere();
      window.dispatchEvent(
        new StorageEvent('storage', { key: `@@auth0spajs@@::${tenant.clientId}` }),
      );
      await until(() => profiles.profile()?.user_id === tenant.otherUser);
      await profiles.updateMetadata({ theme: 'dark' });
      expect(await tenant.metadata(tenant.otherUser)).toEqual(
        jasmine.objectContaining({ theme: 'dark' }),
      );
      expect(await tenant.metadata()).toEqual(jasmine.objectContaining({ theme: 'light' }));
    });

    it('drops the profile when the other tab logs out', async () => {
      const profiles = await shown({ auth: shared });
      localStorage.clear();
      window.dispatchEvent(new StorageEvent('storage', { key: null }));
      await until(() => profiles.profile() === undefined);
      expect((await refusal(profiles.updateMetadata({ theme: 'dark' }))).code).toBe(
        'login-required',
      );
    });
  });

  describe('at the tenant only, so that the next silent login is that of the new user', () => {
    for (const [what, command] of Object.entries({
      'a change of the name': () => TestBed.inject(ProfileService).update({ name: 'Noor' }),
      'a change of the e-mail': () =>
        TestBed.inject(ProfileService).update({ email: 'noor@example.com' }),
      'a password ticket': () => TestBed.inject(AccountService).createPasswordTicket(),
      'the deletion of the account': () => TestBed.inject(AccountService).deleteAccount(),
    })) {
      it(`refuses ${what} by the proxy`, async () => {
        const calls: string[] = [];
        await shown({
          features: [withProxy({ url: PROXY, audience: PROXY })],
          interceptors: [recording(calls)],
        });
        await tenant.signIn(tenant.otherUser);
        calls.length = 0;
        expect((await refusal(command())).code).toBe('user-changed');
        expect(calls.filter((url) => url.startsWith(PROXY))).toEqual([]);
      });
    }

    it('refuses a request to an own API', async () => {
      const calls: string[] = [];
      await shown({
        features: [withResource({ url: `${tenant.url}/orders`, audience: ORDERS })],
        interceptors: [profileInterceptor, recording(calls)],
      });
      await tenant.signIn(tenant.otherUser);
      calls.length = 0;
      const request = firstValueFrom(TestBed.inject(HttpClient).get(`${tenant.url}/orders`));
      expect((await refusal(request)).code).toBe('user-changed');
      expect(calls.filter((url) => url.includes('/orders'))).toEqual([]);
    });

    it('does not send a refused request again with the token of the new user', async () => {
      await signedIn({
        features: [withResource({ url: `${tenant.url}/orders`, audience: ORDERS })],
        providers: [provideHttpClientTesting()],
      });
      const http = TestBed.inject(HttpTestingController);
      const request = firstValueFrom(TestBed.inject(HttpClient).get(`${tenant.url}/orders`));
      const first = await expectRequest(http);
      await tenant.signIn(tenant.otherUser);
      first.flush({}, { status: 401, statusText: 'Unauthorized' });
      await expectAsync(request).toBeRejected();
      http.expectNone(() => true);
    });
  });

  it('does not show the answer to a read that names another user', async () => {
    await signedIn({ providers: [provideHttpClientTesting()] });
    const profiles = TestBed.inject(ProfileService);
    const http = TestBed.inject(HttpTestingController);
    const load = profiles.load();
    (await expectRequest(http)).flush({ user_id: tenant.otherUser, user_metadata: {} });
    expect((await refusal(load)).code).toBe('user-changed');
    expect(profiles.profile()).toBeUndefined();
  });

  it('states the user of the page to the proxy', async () => {
    await signedIn({
      features: [withProxy({ url: PROXY, audience: PROXY, mode: 'proxy' })],
      providers: [provideHttpClientTesting()],
    });
    const http = TestBed.inject(HttpTestingController);
    const load = TestBed.inject(ProfileService).load();
    const read = await expectRequest(http);
    expect(read.request.headers.get('Profile-User')).toBe(encodeURIComponent(tenant.user));
    read.flush({ user_id: tenant.user });
    await load;
  });
});

/** The service of a page that shows the profile of the first user. */
async function shown(options: SpecAppOptions): Promise<ProfileService> {
  await signedIn(options);
  const profiles = TestBed.inject(ProfileService);
  await profiles.load();
  expect(profiles.profile()?.user_id).toBe(tenant.user);
  return profiles;
}

async function sent(method: string): Promise<readonly string[]> {
  return (await tenant.requests()).filter((r) => r.method === method).map(({ path }) => path);
}

function recording(calls: string[]): HttpInterceptorFn {
  return (request, next) => next(request).pipe(tap({ subscribe: () => calls.push(request.url) }));
}

async function expectRequest(
  http: HttpTestingController,
): Promise<ReturnType<HttpTestingController['expectOne']>> {
  let found: ReturnType<HttpTestingController['match']> = [];
  await until(() => (found = http.match(() => true)).length > 0);
  return found[0]!;
}
