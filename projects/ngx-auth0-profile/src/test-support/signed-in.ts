import { provideHttpClient, withInterceptors, type HttpInterceptorFn } from '@angular/common/http';
import {
  provideZonelessChangeDetection,
  type EnvironmentProviders,
  type Provider,
} from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Auth0ClientService, AuthState, provideAuth0, type AuthConfig } from '@auth0/auth0-angular';
import { withAuth0Angular } from 'ngx-auth0-profile/auth0-angular';
import { profileInterceptor } from '../interceptor/profile-interceptor';
import type { Auth0ProfileFeature } from '../feature/auth0-profile-feature';
import { provideAuth0Profile } from '../feature/provide-auth0-profile';
import { tenant } from './emulated-tenant';

/** What differs from the default application. */
export interface SpecAppOptions {
  readonly features?: readonly Auth0ProfileFeature[];
  readonly auth?: Partial<AuthConfig>;
  readonly interceptors?: readonly HttpInterceptorFn[];
  readonly providers?: readonly (Provider | EnvironmentProviders)[];
}

/** An application with the real SDK, at the emulated tenant. */
export function configureSpecApp({
  features = [],
  auth = {},
  interceptors = [profileInterceptor],
  providers = [],
}: SpecAppOptions = {}): void {
  TestBed.configureTestingModule({
    providers: [
      provideZonelessChangeDetection(),
      provideHttpClient(withInterceptors([...interceptors])),
      provideAuth0({
        domain: tenant.url,
        clientId: tenant.clientId,
        authorizationParams: { redirect_uri: location.origin },
        ...auth,
      }),
      provideAuth0Profile(withAuth0Angular(), ...features),
      ...providers,
    ],
  });
}

/** Starts from a fresh tenant and a browser without a session. */
export async function freshTenant(): Promise<void> {
  await tenant.reset();
  // Code of an earlier spec may have asked for a service meanwhile, which sets the providers.
  TestBed.resetTestingModule();
  for (const cookie of document.cookie.split('; ')) {
    document.cookie = `${cookie.split('=', 1).join()}=; max-age=0; path=/`;
  }
  sessionStorage.clear();
  localStorage.clear();
}

/** The spec's application with a signed-in user, after a real silent login. */
export async function signedIn(options: SpecAppOptions = {}, userId = tenant.user): Promise<void> {
  configureSpecApp(options);
  await signInAs(userId);
}

/** Signs a user in with the SDK of the current application. */
export async function signInAs(userId: string): Promise<void> {
  await tenant.signIn(userId);
  await TestBed.inject(Auth0ClientService).getTokenSilently({ cacheMode: 'off' });
  TestBed.inject(AuthState).refresh();
  await tenant.forgetRequests();
}
