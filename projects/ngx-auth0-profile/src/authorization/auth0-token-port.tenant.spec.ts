import { TestBed } from '@angular/core/testing';
import {
  Auth0ClientService,
  AuthState,
  AuthenticationError,
  GenericError,
} from '@auth0/auth0-angular';
import { authorization } from '../test-support/authorization';
import { tenant } from '../test-support/emulated-tenant';
import { until } from '../test-support/refusal';
import { configureSpecApp, freshTenant, signInAs, signedIn } from '../test-support/signed-in';
import { unsignedToken } from '../test-support/unsigned-token';
import type { IssuedToken } from '../tokens/issued-token';

const request = { audience: 'https://orders.example/', scopes: ['read:orders', 'write:orders'] };

describe('the port to the SDK, at a tenant', () => {
  beforeEach(freshTenant);

  it('knows the user once the SDK has looked for a session', async () => {
    await signedIn();
    TestBed.resetTestingModule();
    configureSpecApp();
    expect(await (await authorization()).port.user()).toBe(tenant.user);
  });

  it('tells of another user until it is told to stop', async () => {
    await signedIn();
    const { port } = await authorization();
    const all: unknown[] = [];
    const heard: unknown[] = [];
    port.onUserChange((user) => all.push(user));
    const stop = port.onUserChange((user) => heard.push(user));
    await until(() => heard.length > 0);
    stop();
    await signInAs(tenant.otherUser);
    await until(() => all.at(-1) === tenant.otherUser);
    expect(heard).toEqual([tenant.user]);
  });

  it('tells once why a return from Auth0 brought no login, and of no other failure', async () => {
    await signedIn();
    const state = TestBed.inject(AuthState);
    const { port } = await authorization();
    const denied = new AuthenticationError('access_denied', 'Not now.', 'state');
    const lost = new GenericError('missing_transaction', 'Invalid state');
    for (const error of [denied, lost]) {
      state.setError(error);
      expect(port.loginError()).toBe(error);
      expect(port.loginError()).toBeUndefined();
    }
    for (const error of [new GenericError('login_required', 'Log in.'), new Error('Offline.')]) {
      state.setError(error);
      expect(port.loginError()).toBeUndefined();
    }
  });

  it('asks in a popup for what is needed', async () => {
    await signedIn();
    const popup = spyOn(TestBed.inject(Auth0ClientService), 'getTokenWithPopup');
    await (await authorization()).port.popup(request);
    expect(popup).toHaveBeenCalledOnceWith({
      authorizationParams: { audience: request.audience, scope: 'read:orders write:orders' },
    });
  });

  describe('takes what was granted', () => {
    beforeEach(() => signedIn());

    it('from the answer, also for a token that cannot be read', async () => {
      const token = await answered({ access_token: 'opaque', scope: 'read:orders' });
      expect(token?.scopes).toEqual(new Set(['read:orders']));
      expect(token?.type).toBe('Bearer');
    });

    it('from the token where the answer does not say', async () => {
      const claims = { aud: request.audience, scope: 'write:orders' };
      const token = await answered({ access_token: unsignedToken(claims) });
      expect(token?.scopes).toEqual(new Set(['write:orders']));
    });

    it('as asked where neither says', async () => {
      for (const access_token of ['opaque', unsignedToken({ aud: [request.audience] })]) {
        expect((await answered({ access_token }))?.scopes).toEqual(new Set(request.scopes));
      }
    });
  });

  it('takes no token for another API', async () => {
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

  it('sends a token until a minute before it, or the session, ends', async () => {
    await signedIn();
    const client = TestBed.inject(Auth0ClientService);
    const now = Date.now();
    spyOn(Date, 'now').and.returnValue(now);
    expect((await answered({ access_token: 'opaque' }))?.warmUntil).toBe(now + 3_540_000);
    const claims = spyOn(client, 'getIdTokenClaims').and.resolveTo(undefined);
    expect((await answered({ access_token: 'opaque' }))?.warmUntil).toBe(now + 3_540_000);
    claims.and.resolveTo({ __raw: '', session_expiry: now / 1000 + 90 });
    expect((await answered({ access_token: 'opaque' }))?.warmUntil).toBeCloseTo(now + 30_000, 0);
  });

  it("sends a token of the SDK's memory until a minute before what it says itself", async () => {
    await signedIn();
    const now = Date.now();
    spyOn(Date, 'now').and.returnValue(now);
    const exp = Math.floor(now / 1000) + 600;
    const remembered = unsignedToken({ aud: request.audience, exp });
    const known = await answered({ access_token: remembered }, 'cache-only');
    expect(known?.warmUntil).toBe(exp * 1000 - 60_000);
    const unknown = await answered({ access_token: 'opaque' }, 'cache-only');
    expect(unknown?.warmUntil).toBe(now + 60_000);
  });
});

/** What the port makes of an answer Auth0 gives, and the emulator does not. */
async function answered(
  response: { readonly access_token: string; readonly scope?: string },
  cacheMode: 'cache-only' | 'off' = 'off',
): Promise<IssuedToken | undefined> {
  const client = TestBed.inject(Auth0ClientService);
  const { port } = await authorization();
  const answer: unknown = { expires_in: 3_600, ...response };
  Reflect.set(client, 'getTokenSilently', () => Promise.resolve(answer));
  return port.token(request, cacheMode);
}
