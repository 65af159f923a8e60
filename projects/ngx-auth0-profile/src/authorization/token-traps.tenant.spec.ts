import { TestBed } from '@angular/core/testing';
import { Auth0ClientService, AuthService } from '@auth0/auth0-angular';
import { firstValueFrom } from 'rxjs';
import { authorization } from '../test-support/authorization';
import { tenant } from '../test-support/emulated-tenant';
import { refusal, until } from '../test-support/refusal';
import { freshTenant, signInAs, signedIn } from '../test-support/signed-in';
import { AccessTokens } from '../tokens/access-tokens';

const ORDERS = 'https://orders.example/';

describe('traps of the SDK, at a tenant', () => {
  beforeEach(freshTenant);

  it('a scope Auth0 drops is noticed before anything is sent, and asked for once', async () => {
    await signedIn();
    const tokens = await authorization();
    const error = await refusal(tokens.get(ORDERS, ['read:orders', 'delete:everything']));
    expect(error.code).toBe('missing-scope');
    expect(error.requiredScopes).toContain('delete:everything');
    expect(error.grantedScopes).toContain('read:orders');
    expect(error.message).toContain('without delete:everything.');
    await refusal(tokens.get(ORDERS, ['delete:everything']));
    await refusal(tokens.get(ORDERS, ['read:orders', 'delete:everything']));
    expect(await tenant.tokenRequests(ORDERS)).toBe(1);
  });

  it('a token the SDK remembers under scopes it was not granted is not taken for one', async () => {
    await signedIn();
    const client = TestBed.inject(Auth0ClientService);
    await client.getTokenSilently({
      authorizationParams: { audience: ORDERS, scope: 'read:orders delete:everything' },
    });
    await tenant.forgetRequests();
    const tokens = await authorization();
    const error = await refusal(tokens.get(ORDERS, ['read:orders', 'delete:everything']));
    expect(error.code).toBe('missing-scope');
    // Past the SDK's memory, once.
    expect(await tenant.tokenRequests(ORDERS)).toBe(1);
  });

  it('a token the SDK remembers with the right scopes costs no request', async () => {
    await signedIn();
    await TestBed.inject(Auth0ClientService).getTokenSilently({
      authorizationParams: { audience: ORDERS, scope: 'read:orders' },
    });
    await tenant.forgetRequests();
    const token = await (await authorization()).get(ORDERS, ['read:orders']);
    expect(token.scopes.has('read:orders')).toBeTrue();
    expect(await tenant.tokenRequests(ORDERS)).toBe(0);
  });

  it('a scope no end user gets is refused without asking', async () => {
    await signedIn();
    const error = await refusal((await authorization()).get(tenant.audience, ['update:users']));
    expect(error.code).toBe('scope-never-granted-to-users');
    expect(error.audience).toBe(tenant.audience);
    expect(error.requiredScopes).toEqual(['update:users']);
    expect(error.diagnosis?.problem).toBe('scope-never-granted-to-users');
    expect(await tenant.requests()).toEqual([]);
  });

  it('callers of one moment with different scopes share a request', async () => {
    await signedIn();
    const tokens = await authorization();
    await Promise.all([tokens.get(ORDERS, ['read:orders']), tokens.get(ORDERS, ['write:orders'])]);
    expect(await tenant.tokenRequests(ORDERS)).toBe(1);
  });

  it('a later scope does not cost the earlier one', async () => {
    await signedIn();
    const tokens = await authorization();
    await tokens.get(ORDERS, ['read:orders']);
    await tokens.get(ORDERS, ['write:orders']);
    expect(
      TestBed.inject(AccessTokens).warm(ORDERS, ['read:orders', 'write:orders']),
    ).toBeDefined();
    expect(await tenant.tokenRequests(ORDERS)).toBe(2);
  });

  it('scopes written as one string reach every audience, and only those granted count', async () => {
    await signedIn({
      auth: { authorizationParams: { redirect_uri: location.origin, scope: 'openid read:orders' } },
    });
    const token = await (await authorization()).get(tenant.audience, ['read:current_user']);
    const asked = (await tenant.requests()).find(({ audience }) => audience === tenant.audience);
    expect(asked?.scopeRequested).toContain('read:orders');
    expect(token.scopes.has('read:orders')).toBeFalse();
    expect(token.scopes.has('read:current_user')).toBeTrue();
  });

  it('a second audience with refresh tokens and no fallback is told apart', async () => {
    await signedIn({ auth: { useRefreshTokens: true, useRefreshTokensFallback: true } });
    // Signing in silently takes the fallback; what comes after does without.
    const options: unknown = Reflect.get(TestBed.inject(Auth0ClientService), 'options');
    Reflect.set(options as object, 'useRefreshTokensFallback', false);
    const error = await refusal((await authorization()).get(ORDERS, ['read:orders']));
    expect(error.code).toBe('missing-refresh-token');
    expect(error.message).toContain('useRefreshTokensFallback');
  });

  it('a silent login that Auth0 refuses ends the session everywhere in the page', async () => {
    await signedIn();
    const auth = TestBed.inject(AuthService);
    let authenticated: boolean | undefined;
    const subscription = auth.isAuthenticated$.subscribe((is) => {
      authenticated = is;
    });
    await until(() => authenticated === true);
    await tenant.endSessions();
    const error = await refusal((await authorization()).get(ORDERS, ['read:orders']));
    expect(error.code).toBe('login-required');
    await until(() => authenticated === false);
    subscription.unsubscribe();
  });

  it('consent that Auth0 asks for is told apart', async () => {
    await signedIn();
    await tenant.fault({ name: 'consent_required' });
    const error = await refusal((await authorization()).get(ORDERS, ['read:orders']));
    expect(error.code).toBe('consent-required');
    expect(error.diagnosis?.problem).toBe('consent-required');
  });

  it('an SDK that answers without a token is told apart', async () => {
    await signedIn();
    const client = TestBed.inject(Auth0ClientService);
    spyOn(client, 'getTokenSilently').and.resolveTo(undefined);
    const error = await refusal((await authorization()).get(ORDERS, ['read:orders']));
    expect(error.code).toBe('token-unavailable');
  });

  it("another user's token is never handed out", async () => {
    await signedIn();
    const tokens = await authorization();
    const first = await tokens.get(ORDERS, ['read:orders']);
    await signInAs(tenant.otherUser);
    await firstValueFrom(TestBed.inject(AuthService).user$);
    await until(() => TestBed.inject(AccessTokens).warm(ORDERS, ['read:orders']) === undefined);
    const second = await tokens.get(ORDERS, ['read:orders']);
    expect(second.value).not.toBe(first.value);
  });
});
