import { TestBed } from '@angular/core/testing';
import {
  Auth0ClientService,
  AuthState,
  AuthenticationError,
  GenericError,
} from '@auth0/auth0-angular';
import { loadAuthorization } from '../../src/test-support/load-authorization';
import { tenant } from '../../src/test-support/emulated-tenant';
import { until } from '../../src/test-support/refusal';
import {
  configureSpecApp,
  freshTenant,
  signInAs,
  signedIn,
} from '../../src/test-support/signed-in';
import { unsignedToken } from '../../src/test-support/unsigned-token';
import type { IssuedToken } from '../../src/tokens/issued-token';

const request = { audience: 'https://orders.example/', scopes: ['read:orders', 'write:orders'] };

describe('Auth0TokenPort at a tenant', () => {
  beforeEach(freshTenant);

  it('returns the user once the SDK has checked the session', async () => {
    await signedIn();
    TestBed.resetTestingModule();
    configureSpecApp();
    expect(await (await loadAuthorization()).port.user()).toBe(tenant.user);
  });

  it('reports another user until it is stopped', async () => {
    await signedIn();
    const { port } = await loadAuthorization();
    const all: unknown[] = [];
    const reported: unknown[] = [];
    port.onUserChange((user) => all.push(user));
    const stop = port.onUserChange((user) => reported.push(user));
    await until(() => reported.length > 0);
    stop();
    await signInAs(tenant.otherUser);
    await until(() => all.at(-1) === tenant.otherUser);
    expect(reported).toEqual([tenant.user]);
  });

  it('returns the error of a failed return from Auth0, and no other error', async () => {
    await signedIn();
    const state = TestBed.inject(AuthState);
    const { port } = await loadAuthorization();
    for (const error of [new GenericError('login_required', 'Log in.'), new Error('Offline.')]) {
      state.setError(error);
      expect(port.loginError()).toBeUndefined();
    }
    const denied = new AuthenticationError('access_denied', 'Not now.', 'state');
    const lost = new GenericError('missing_transaction', 'Invalid state');
    for (const error of [denied, lost]) {
      state.setError(error);
      expect(port.loginError()).toBe(error);
      // Every guard of the page gets it, not only the first one.
      expect(port.loginError()).toBe(error);
    }
  });

  it('passes audience and scopes to the popup', async () => {
    await signedIn();
    const popup = spyOn(TestBed.inject(Auth0ClientService), 'getTokenWithPopup');
    await (await loadAuthorization()).port.popup(request);
    expect(popup).toHaveBeenCalledOnceWith({
      authorizationParams: { audience: request.audience, scope: 'read:orders write:orders' },
    });
  });

  describe('reads the granted scopes', () => {
    beforeEach(() => signedIn());

    it('from the response, also for an opaque token', async () => {
      const token = await answered({ access_token: 'opaque', scope: 'read:orders' });
      expect(token?.scopes).toEqual(new Set(['read:orders']));
      expect(token?.type).toBe('Bearer');
    });

    it('from the token when the response has none', async () => {
      const claims = { aud: request.audience, scope: 'write:orders' };
      const token = await answered({ access_token: unsignedToken(claims) });
      expect(token?.scopes).toEqual(new Set(['write:orders']));
    });

    it('as requested when neither has them', async () => {
      for (const access_token of ['opaque', unsignedToken({ aud: [request.audience] })]) {
        expect((await answered({ access_token }))?.scopes).toEqual(new Set(request.scopes));
      }
    });
  });

  it('refuses a token for another API', async () => {
    await signedIn();
    for (const aud of ['https://other.example/', [tenant.audience, 'https://other.example/']]) {
      await expectAsync(answered({ access_token: unsignedToken({ aud }) })).toBeRejectedWith(
        jasmine.objectContaining({
          error: 'missing_refresh_token',
          audience: request.audience,
          scope: 'read:orders write:orders',
        }),
      );
    }
  });

  it('lets a token be used until a minute before it or the session expires', async () => {
    await signedIn();
    const client = TestBed.inject(Auth0ClientService);
    const now = Date.now();
    spyOn(Date, 'now').and.returnValue(now);
    expect((await answered({ access_token: 'opaque' }))?.usableUntil).toBe(now + 3_540_000);
    const claims = spyOn(client, 'getIdTokenClaims').and.resolveTo(undefined);
    expect((await answered({ access_token: 'opaque' }))?.usableUntil).toBe(now + 3_540_000);
    claims.and.resolveTo({ __raw: '', session_expiry: now / 1000 + 90 });
    expect((await answered({ access_token: 'opaque' }))?.usableUntil).toBeCloseTo(now + 30_000, 0);
  });

  it('lets a cached token be used until a minute before its exp claim', async () => {
    await signedIn();
    const now = Date.now();
    spyOn(Date, 'now').and.returnValue(now);
    const exp = Math.floor(now / 1000) + 600;
    const remembered = unsignedToken({ aud: request.audience, exp });
    const known = await answered({ access_token: remembered }, 'cache-only');
    expect(known?.usableUntil).toBe(exp * 1000 - 60_000);
    const unknown = await answered({ access_token: 'opaque' }, 'cache-only');
    expect(unknown?.usableUntil).toBe(now + 60_000);
  });
});

/** The port's result for a response that the emulator does not give. */
async function answered(
  response: { readonly access_token: string; readonly scope?: string },
  cacheMode: 'cache-only' | 'off' = 'off',
): Promise<IssuedToken | undefined> {
  const client = TestBed.inject(Auth0ClientService);
  const { port } = await loadAuthorization();
  const answer: unknown = { expires_in: 3_600, ...response };
  Reflect.set(client, 'getTokenSilently', () => Promise.resolve(answer));
  return port.token(request, cacheMode);
}
