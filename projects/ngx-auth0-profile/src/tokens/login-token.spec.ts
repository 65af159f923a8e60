import { Injector } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Auth0ClientService, AuthClientConfig } from '@auth0/auth0-angular';
import { defer, of } from 'rxjs';
import { provideSpecProfile } from '../test-support/provide-spec-profile';
import { loginToken } from './login-token';
import { SDK } from './token-port';

describe('the token of the login', () => {
  const audience = 'https://acme.eu.auth0.com/api/v2/';
  const scope = 'read:current_user';
  const response = { access_token: 'a', token_type: 'Bearer', scope: `openid ${scope}` };

  it('is taken from what the SDK remembers', async () => {
    const { client, result } = take({});
    expect(await result).toEqual({ user: 'auth0|7', token: 'a' });
    expect(client.getTokenSilently).toHaveBeenCalledOnceWith({
      authorizationParams: { audience, scope },
      cacheMode: 'cache-only',
      detailedResponse: true,
    });
  });

  it('is taken where the login asks for scopes by API', async () => {
    const { result } = take({ params: { audience, scope: { [audience]: scope } } });
    expect(await result).toBeDefined();
  });

  it('has the scope that was asked for when Auth0 names none', async () => {
    const { result } = take({ remembered: { access_token: 'a' } });
    expect(await result).toBeDefined();
  });

  for (const [why, given] of Object.entries({
    'nobody is signed in': { user: undefined },
    'the SDK remembers no token': { remembered: undefined },
    'it is without the scope': { remembered: { ...response, scope: 'openid' } },
  })) {
    it(`is not taken where ${why}`, async () => {
      expect(await take(given).result).toBeUndefined();
    });
  }

  for (const [why, given] of Object.entries({
    'the login is for another API': { params: { audience: 'https://orders.example/', scope } },
    'the login asks for no API': { params: undefined },
    'the login does not ask for the scope': { params: { audience, scope: 'openid' } },
    'tokens are bound to a key': { useDpop: true },
    'there is no SDK': { sdk: false },
  })) {
    it(`is not waited for where ${why}`, async () => {
      const { asked, result } = take(given);
      expect(await result).toBeUndefined();
      expect(asked).not.toHaveBeenCalled();
    });
  }

  function take(given: object) {
    const { user, remembered, params, sdk, useDpop } = {
      user: { sub: 'auth0|7' },
      remembered: response,
      params: { audience, scope: `openid ${scope}` },
      sdk: true,
      useDpop: false,
      ...given,
    };
    const asked = jasmine.createSpy('user$');
    const user$ = defer(() => {
      asked();
      return of(user);
    });
    const client = {
      getTokenSilently: jasmine.createSpy('getTokenSilently').and.resolveTo(remembered),
    };
    const config = {
      domain: 'acme.eu.auth0.com',
      clientId: 'spec',
      authorizationParams: params,
      useDpop,
    };
    TestBed.configureTestingModule({
      providers: [
        provideSpecProfile(),
        { provide: SDK, useValue: sdk ? { user$ } : undefined },
        { provide: AuthClientConfig, useValue: { get: () => config } },
        { provide: Auth0ClientService, useValue: client },
      ],
    });
    return { client, asked, result: loginToken(TestBed.inject(Injector), audience, scope) };
  }
});
