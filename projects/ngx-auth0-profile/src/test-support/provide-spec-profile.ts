import { makeEnvironmentProviders, type EnvironmentProviders } from '@angular/core';
import { provideHttpClient } from '@angular/common/http';
import { NEVER, of } from 'rxjs';
import type { Auth0ProfileFeature } from '../feature/auth0-profile-feature';
import { provideAuth0Profile } from '../feature/provide-auth0-profile';
import { AUTH0_CONFIG, type Auth0Config, type Auth0ConfigStore } from '../session/auth0-config';
import { LOGIN_SESSION, type LoginSession } from '../session/login-session';
import { TOKEN_PORT, type TokenPort } from '../tokens/token-port';

/** The library without a signed-in user and without an SDK, for specs that send nothing. */
export function provideSpecProfile(
  ...features: readonly Auth0ProfileFeature[]
): EnvironmentProviders {
  return makeEnvironmentProviders([
    provideHttpClient(),
    provideAuth0Profile(specLogin(), ...features),
  ]);
}

/** A login feature with which nobody is signed in. */
export function specLogin(...given: readonly (Auth0Config | undefined)[]): Auth0ProfileFeature {
  const config = given.length > 0 ? given[0] : { domain: 'a.example', clientId: 'a' };
  const port: TokenPort = {
    application: 'spec',
    isSessionOver: () => false,
    requestUser: () => Promise.resolve(),
    user: () => Promise.resolve(undefined),
    loginError: () => undefined,
    onUserChange: () => () => undefined,
    refreshUser: () => undefined,
    endLocalSession: () => Promise.resolve(),
    token: () => Promise.resolve(undefined),
    assertSilentLoginIsSafe: () => Promise.resolve(),
    checkConnection: () => Promise.resolve(),
    redirect: () => Promise.resolve(),
    popup: () => Promise.resolve(),
    proof: () => Promise.resolve(''),
    rememberNonce: () => Promise.resolve(),
  };
  return {
    kind: 'login',
    providers: [
      { provide: AUTH0_CONFIG, useValue: specConfig(config) },
      { provide: LOGIN_SESSION, useValue: nobody },
      { provide: TOKEN_PORT, useValue: () => Promise.resolve(() => port) },
    ],
  };
}

/** A store of Auth0's configuration. */
export function specConfig(config: Auth0Config | undefined): Auth0ConfigStore {
  let current = config;
  return {
    get: () => current,
    set: (loaded) => {
      current = loaded;
    },
  };
}

const nobody: LoginSession = {
  hasSentRequest: true,
  isLoading$: of(false),
  user$: of(undefined),
  appState$: NEVER,
  loginWithRedirect: () => of(undefined),
  logout: () => of(undefined),
};
