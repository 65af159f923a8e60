import { makeEnvironmentProviders, type EnvironmentProviders } from '@angular/core';
import { provideHttpClient } from '@angular/common/http';
import { AuthClientConfig } from '@auth0/auth0-angular';
import { provideAuth0Profile } from '../feature/provide-auth0-profile';
import { TOKEN_PORT, type TokenPort } from '../tokens/token-port';
import { SDK } from '../session/sdk';

/** The library without a signed-in user and without the SDK, for specs that send nothing. */
export function provideSpecProfile(): EnvironmentProviders {
  const port: TokenPort = {
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
  return makeEnvironmentProviders([
    provideHttpClient(),
    provideAuth0Profile(),
    { provide: TOKEN_PORT, useValue: port },
    { provide: SDK, useValue: undefined },
    {
      provide: AuthClientConfig,
      useValue: new AuthClientConfig({ domain: 'a.example', clientId: 'a' }),
    },
  ]);
}
