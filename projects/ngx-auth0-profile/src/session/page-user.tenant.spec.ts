import { HttpClient } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { AuthService } from '@auth0/auth0-angular';
import { firstValueFrom } from 'rxjs';
import { ProfileService } from '../profile/profile-service';
import { withResource } from '../resources/with-resource';
import { tenant } from '../test-support/emulated-tenant';
import { logInElsewhere } from '../test-support/log-in-elsewhere';
import { refusal, until } from '../test-support/refusal';
import { configureSpecApp, freshTenant, signedIn } from '../test-support/signed-in';
import { injectSession, type Session } from './inject-session';
import { PageUser } from './page-user';

const orders = withResource({
  url: `${tenant.url}/orders`,
  audience: 'https://orders.example/',
});
const shared = { cacheLocation: 'localstorage' } as const;

describe('the user that a page shows', () => {
  beforeEach(freshTenant);

  describe('when another user logs in in another tab before the first command', () => {
    it('refuses an edit, and changes neither user', async () => {
      const session = await signedInSession();
      await logInElsewhere();
      const edit = TestBed.inject(ProfileService).updateMetadata({ theme: 'dark' });
      expect((await refusal(edit)).code).toBe('user-changed');
      for (const user of [tenant.user, tenant.otherUser]) {
        expect(await tenant.metadata(user)).not.toEqual(
          jasmine.objectContaining({ theme: 'dark' }),
        );
      }
      await until(() => session.user()?.sub === tenant.otherUser);
    });

    it('refuses a request to an own API', async () => {
      await signedInSession();
      await logInElsewhere();
      await tenant.forgetRequests();
      const request = firstValueFrom(TestBed.inject(HttpClient).get(`${tenant.url}/orders`));
      expect((await refusal(request)).code).toBe('user-changed');
      expect((await tenant.requests()).map(({ path }) => path)).not.toContain('/orders');
    });

    it('follows the new user, without a command', async () => {
      const session = await signedInSession();
      await logInElsewhere();
      dispatchEvent(new StorageEvent('storage', { key: `@@auth0spajs@@::${tenant.clientId}` }));
      await until(() => session.user()?.sub === tenant.otherUser);
    });
  });

  it('is read again when the library starts, because another tab may have changed it', async () => {
    await signedIn({ auth: shared });
    const users: unknown[] = [];
    TestBed.inject(AuthService).user$.subscribe((user) => users.push(user?.sub));
    await until(() => users.includes(tenant.user));
    await logInElsewhere();
    TestBed.inject(PageUser);
    await until(() => users.includes(tenant.otherUser));
  });

  it('is the user whom a silent login has found', async () => {
    configureSpecApp({ features: [orders] });
    const session = TestBed.runInInjectionContext(injectSession);
    await until(() => session.signedIn() === false);
    await tenant.signIn(tenant.user);
    // The tenant has no such page, and answers with 404.
    await firstValueFrom(TestBed.inject(HttpClient).get(`${tenant.url}/orders`)).catch(() => null);
    await until(() => session.user()?.sub === tenant.user);
  });

  it('is reported as signed out where a reload ends the session', async () => {
    const log = spyOn(console, 'error');
    // A browser that blocks third-party cookies keeps this one, and does not send that of Auth0.
    document.cookie = `auth0.${tenant.clientId}.is.authenticated=true; path=/`;
    configureSpecApp();
    const session = TestBed.runInInjectionContext(injectSession);
    await until(() => session.signedIn() === false);
    await until(() => log.calls.count() > 0);
    expect(log.calls.mostRecent().args[0]).toMatch(/login-required[^]*after each reload/);
  });

  it('is not reported as signed out where nobody was signed in', async () => {
    const log = spyOn(console, 'error');
    configureSpecApp();
    const session = TestBed.runInInjectionContext(injectSession);
    await until(() => session.signedIn() === false);
    expect(log).not.toHaveBeenCalled();
  });

  it('takes a profile along that a command shows before the first paint', async () => {
    spyOn(window, 'requestAnimationFrame').and.returnValue(0);
    await signedIn({ auth: shared });
    const profiles = TestBed.inject(ProfileService);
    await profiles.load();
    localStorage.clear();
    dispatchEvent(new StorageEvent('storage', { key: null }));
    const session = TestBed.runInInjectionContext(injectSession);
    await until(() => session.signedIn() === false);
    expect(profiles.profile()).toBeUndefined();
  });
});

/** The session of a page that shows the first user. */
async function signedInSession(): Promise<Session> {
  await signedIn({ auth: shared, features: [orders] });
  const session = TestBed.runInInjectionContext(injectSession);
  await until(() => session.user()?.sub === tenant.user);
  return session;
}
