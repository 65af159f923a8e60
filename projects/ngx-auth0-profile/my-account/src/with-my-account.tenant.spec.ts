import { HttpClient } from '@angular/common/http';
import { Component, Injector } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { AuthClientConfig } from '@auth0/auth0-angular';
import {
  HasScope,
  ProfileService,
  explainRequest,
  profileInterceptor,
  scopeGuard,
  withRuntimeConfig,
  type Auth0ProfileFeature,
} from 'ngx-auth0-profile';
import { firstValueFrom } from 'rxjs';
import { tenant } from '../../src/test-support/emulated-tenant';
import { refusal, until } from '../../src/test-support/refusal';
import {
  configureSpecApp,
  freshTenant,
  signedIn,
  type SpecAppOptions,
} from '../../src/test-support/signed-in';
import { withMyAccount } from './with-my-account';

describe('withMyAccount, at a tenant', () => {
  beforeEach(freshTenant);

  it('gives requests of the application the token that they need', async () => {
    await app([withMyAccount()]);
    const answer = await firstValueFrom(
      TestBed.inject(HttpClient).get<{ readonly user_id: string }>(`${tenant.url}/me/v1/profile`),
    );
    expect(answer.user_id).toBe(tenant.user);
    expect(await tenant.tokenRequests(tenant.myAccountAudience)).toBe(1);
  });

  it('gives requests about connected accounts the token that they need', async () => {
    await app([withMyAccount()]);
    const http = TestBed.inject(HttpClient);
    const accounts = `${tenant.url}/me/v1/connected-accounts`;
    expect(await firstValueFrom(http.get(`${accounts}/accounts`))).toEqual({ accounts: [] });
    expect(explained('POST', '/me/v1/connected-accounts/connect')).toEqual(
      jasmine.objectContaining({ scopes: ['create:me:connected_accounts'] }),
    );
    await firstValueFrom(http.delete(`${accounts}/accounts/cac_unknown`));
    const granted = (await tenant.requests()).map(({ scopeGranted }) => scopeGranted);
    expect(granted.join(' ')).toContain('delete:me:connected_accounts');
  });

  it('explains which scope a request needs', () => {
    configureSpecApp({ features: [withMyAccount()] });
    expect(explained('PATCH', '/me/v1/authentication-methods/totp%7Cdev_1')).toEqual({
      matched: true,
      audience: tenant.myAccountAudience,
      scopes: ['update:me:authentication_methods'],
      anonymous: false,
      rule: `PATCH ${tenant.url}/me/v1/authentication-methods/:id`,
    });
    expect(explained('GET', '/me/v1/unknown').matched).toBeFalse();
  });

  it('uses another audience', () => {
    configureSpecApp({ features: [withMyAccount({ audience: 'https://login.example.com/me/' })] });
    expect(explained('GET', '/me/v1/factors')).toEqual(
      jasmine.objectContaining({ audience: 'https://login.example.com/me/' }),
    );
  });

  it('uses a domain that is loaded at start', async () => {
    let loaded: (config: { domain: string; clientId: string }) => void = fail;
    const config = new Promise<{ domain: string; clientId: string }>((resolve) => {
      loaded = resolve;
    });
    configureSpecApp({
      features: [withMyAccount(), withRuntimeConfig(() => config)],
      providers: [{ provide: AuthClientConfig, useValue: new AuthClientConfig() }],
    });
    expect(explained('GET', '/me/v1/profile').matched).toBeFalse();
    loaded({ domain: tenant.url, clientId: tenant.clientId });
    await config;
    await Promise.resolve();
    await until(() => explained('GET', '/me/v1/profile').matched);
    expect(explained('GET', '/me/v1/profile')).toEqual(
      jasmine.objectContaining({ audience: tenant.myAccountAudience }),
    );
  });

  it('lets scopeGuard() check a scope of the API without naming it', async () => {
    await app([withMyAccount()], {
      providers: [
        provideRouter([
          { path: 'security', canActivate: [scopeGuard('read:me:profile')], children: [] },
        ]),
      ],
    });
    expect(await TestBed.inject(Router).navigateByUrl('/security')).toBeTrue();
    expect(await tenant.tokenRequests(tenant.myAccountAudience)).toBe(1);
    expect(await tenant.tokenRequests(tenant.audience)).toBe(0);
  });

  it('lets *auth0ProfileHasScope check a scope of the API without naming it', async () => {
    await app([withMyAccount()]);
    const fixture = TestBed.createComponent(EditButton);
    await until(() => {
      fixture.detectChanges();
      return (fixture.nativeElement as HTMLElement).textContent.includes('Edit');
    });
    expect(await tenant.tokenRequests(tenant.audience)).toBe(0);
  });

  describe('with one refresh token for several APIs', () => {
    const auth = {
      clientId: 'spec-mrrt',
      useRefreshTokens: true,
      useMrrt: true,
      authorizationParams: { redirect_uri: location.origin },
    };

    it('exchanges it for a token of the My Account API', async () => {
      await app([withMyAccount()], {
        auth: {
          ...auth,
          useRefreshTokensFallback: true,
          authorizationParams: {
            redirect_uri: location.origin,
            audience: 'https://orders.example/',
            scope: 'openid offline_access read:orders',
          },
        },
      });
      const answer = await firstValueFrom(
        TestBed.inject(HttpClient).get<{ readonly user_id: string }>(`${tenant.url}/me/v1/profile`),
      );
      expect(answer.user_id).toBe(tenant.user);
      const exchanges = (await tenant.requests()).filter(
        ({ grantType, audience }) =>
          grantType === 'refresh_token' && audience === tenant.myAccountAudience,
      );
      expect(exchanges.length).toBe(1);
    });
  });

  describe('without it', () => {
    it('names the feature for a scope of the API', async () => {
      await app([], {
        providers: [
          provideRouter([
            { path: 'security', canActivate: [scopeGuard('read:me:profile')], children: [] },
            { path: '', children: [] },
          ]),
        ],
      });
      await TestBed.inject(Router).navigateByUrl('/security');
      expect(TestBed.inject(Router).url).toContain('reason=scope-never-granted-to-users');
    });

    it('gives requests to the API no token', async () => {
      await app([]);
      const request = firstValueFrom(TestBed.inject(HttpClient).get(`${tenant.url}/me/v1/profile`));
      await expectAsync(request).toBeRejectedWith(jasmine.objectContaining({ status: 401 }));
    });

    it('refuses an attribute before any request', async () => {
      await app([]);
      const profiles = TestBed.inject(ProfileService);
      const error = await refusal(profiles.update({ name: 'Ada' }));
      expect(error.lockedFields).toEqual([{ field: 'name', reason: 'needs-backend' }]);
    });
  });
});

@Component({
  imports: [HasScope],
  template: `<button *auth0ProfileHasScope="'update:me:profile'">Edit</button>`,
})
class EditButton {}

async function app(
  features: readonly Auth0ProfileFeature[],
  options: SpecAppOptions = {},
): Promise<void> {
  await signedIn({ features, interceptors: [profileInterceptor], ...options });
}

function explained(method: string, path: string) {
  return explainRequest(method, tenant.url + path, { injector: TestBed.inject(Injector) });
}
