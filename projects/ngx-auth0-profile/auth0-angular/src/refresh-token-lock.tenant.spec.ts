import { provideHttpClient } from '@angular/common/http';
import {
  Injector,
  provideZonelessChangeDetection,
  runInInjectionContext,
  type EnvironmentInjector,
} from '@angular/core';
import { createApplication } from '@angular/platform-browser';
import { Auth0ClientService, AuthState, provideAuth0, type AuthConfig } from '@auth0/auth0-angular';
import { withAuth0Angular } from 'ngx-auth0-profile/auth0-angular';
import { provideAuth0Profile } from '../../src/feature/provide-auth0-profile';
import { LazyAuthorization } from '../../src/requests/lazy-authorization';
import { tenant } from '../../src/test-support/emulated-tenant';
import { freshTenant } from '../../src/test-support/signed-in';
import { injectUserRefresh } from '../../src/requests/inject-user-refresh';

const ORDERS = 'https://orders.example/';
const PROFILE = 'https://profile-proxy.example/';

/** Rotation without overlap: Auth0 accepts each refresh token once, and a reused one revokes them all. */
describe('refresh tokens that are rotated, at a tenant', () => {
  const tabs: EnvironmentInjector[] = [];

  beforeEach(freshTenant);
  afterEach(() => {
    tabs.splice(0).forEach((tab) => {
      tab.destroy();
    });
  });

  for (const cacheLocation of ['localstorage', 'memory'] as const) {
    it(`are not reused when two APIs are asked at the same moment, cached in ${cacheLocation}`, async () => {
      const tab = await openTab({ cacheLocation });
      await logIn(tab);
      await Promise.all([request(tab, ORDERS), request(tab, PROFILE)]);
      await expectExchanges(2);
    });
  }

  it('are not reused when two tabs ask for two APIs at the same moment', async () => {
    const tab = await openTab();
    await logIn(tab);
    const other = await openTab();
    await Promise.all([request(tab, ORDERS), request(other, PROFILE)]);
    await expectExchanges(2);
  });

  it('are exchanged once when two tabs ask for one API at the same moment', async () => {
    const tab = await openTab();
    await logIn(tab);
    const other = await openTab();
    await Promise.all([request(tab, ORDERS), request(other, ORDERS)]);
    await expectExchanges(1);
  });

  it('are not reused when a token is renewed and the user refreshed meanwhile', async () => {
    const tab = await openTab();
    await logIn(tab);
    await request(tab, ORDERS);
    const { silentTokens } = await tab.get(LazyAuthorization).start();
    const refused = await silentTokens.get(ORDERS, ['read:orders']);
    const refreshUser = runInInjectionContext(tab.get(Injector), injectUserRefresh);
    await Promise.all([
      silentTokens.renew(ORDERS, ['read:orders'], refused),
      request(tab, PROFILE),
      refreshUser(),
    ]);
    await expectExchanges(4);
  });

  it('take no turns with those of another client', async () => {
    const tab = await openTab();
    await logIn(tab);
    await navigator.locks.request(
      `ngx-auth0-profile.refresh-token ${tenant.url} another-client`,
      () => request(tab, ORDERS),
    );
    await expectExchanges(1);
  });

  /** A tab of its own: nothing but the storage is shared with the others. */
  async function openTab(auth: Partial<AuthConfig> = {}): Promise<EnvironmentInjector> {
    const tab = await createApplication({
      providers: [
        provideZonelessChangeDetection(),
        provideHttpClient(),
        provideAuth0({
          domain: tenant.url,
          clientId: 'spec-mrrt',
          cacheLocation: 'localstorage',
          useRefreshTokens: true,
          useMrrt: true,
          // For the login of the spec, which cannot leave the page.
          useRefreshTokensFallback: true,
          authorizationParams: { redirect_uri: location.origin },
          ...auth,
        }),
        provideAuth0Profile(withAuth0Angular()),
      ],
    });
    tabs.push(tab.injector);
    return tab.injector;
  }
});

async function logIn(tab: EnvironmentInjector): Promise<void> {
  await tenant.signIn();
  await tab.get(Auth0ClientService).getTokenSilently({ cacheMode: 'off' });
  tab.get(AuthState).refresh();
  await tenant.forgetRequests();
}

async function request(tab: EnvironmentInjector, audience: string): Promise<void> {
  const tokens = await tab.get(LazyAuthorization).start();
  await tokens.get(audience, [audience === ORDERS ? 'read:orders' : 'read:profile']);
}

/** Every exchange is accepted, and none is replaced by a silent login. */
async function expectExchanges(count: number): Promise<void> {
  const requests = (await tenant.requests()).filter(({ path }) => path === '/oauth/token');
  expect(requests.map(({ grantType, status }) => `${grantType ?? ''} ${status}`)).toEqual(
    Array<string>(count).fill('refresh_token 200'),
  );
}
