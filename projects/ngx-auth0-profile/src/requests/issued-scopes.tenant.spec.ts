import { TestBed } from '@angular/core/testing';
import { Auth0ClientService, AuthService } from '@auth0/auth0-angular';
import { firstValueFrom } from 'rxjs';
import { loadAuthorization } from '../test-support/load-authorization';
import { tenant } from '../test-support/emulated-tenant';
import { refusal, until } from '../test-support/refusal';
import { freshTenant, signInAs, signedIn } from '../test-support/signed-in';
import { TokenCache } from '../tokens/token-cache';

const ORDERS = 'https://orders.example/';

describe('tokens of the SDK, at a tenant', () => {
  beforeEach(freshTenant);

  it('fail with missing-scope before a request when Auth0 drops a scope, and are requested once', async () => {
    await signedIn();
    const tokens = await loadAuthorization();
    const error = await refusal(tokens.get(ORDERS, ['read:orders', 'delete:everything']));
    expect(error.code).toBe('missing-scope');
    expect(error.requiredScopes).toContain('delete:everything');
    expect(error.grantedScopes).toContain('read:orders');
    expect(error.message).toContain('without delete:everything.');
    await refusal(tokens.get(ORDERS, ['delete:everything']));
    await refusal(tokens.get(ORDERS, ['read:orders', 'delete:everything']));
    expect(await tenant.tokenRequests(ORDERS)).toBe(1);
  });

  it('do not count as having scopes that the SDK cached them under', async () => {
    await signedIn();
    const client = TestBed.inject(Auth0ClientService);
    await client.getTokenSilently({
      authorizationParams: { audience: ORDERS, scope: 'read:orders delete:everything' },
    });
    await tenant.forgetRequests();
    const tokens = await loadAuthorization();
    const error = await refusal(tokens.get(ORDERS, ['read:orders', 'delete:everything']));
    expect(error.code).toBe('missing-scope');
    // Once, without the SDK's cache.
    expect(await tenant.tokenRequests(ORDERS)).toBe(1);
  });

  it('are taken from the cache of the SDK when they have the scopes', async () => {
    await signedIn();
    await TestBed.inject(Auth0ClientService).getTokenSilently({
      authorizationParams: { audience: ORDERS, scope: 'read:orders' },
    });
    await tenant.forgetRequests();
    const token = await (await loadAuthorization()).get(ORDERS, ['read:orders']);
    expect(token.scopes.has('read:orders')).toBeTrue();
    expect(await tenant.tokenRequests(ORDERS)).toBe(0);
  });

  it('are not requested for scopes that end users never get', async () => {
    await signedIn();
    const error = await refusal((await loadAuthorization()).get(tenant.audience, ['update:users']));
    expect(error.code).toBe('scope-never-granted-to-users');
    expect(error.audience).toBe(tenant.audience);
    expect(error.requiredScopes).toEqual(['update:users']);
    expect(error.diagnosis?.problem).toBe('scope-never-granted-to-users');
    expect(await tenant.requests()).toEqual([]);
  });

  it('are requested once for simultaneous callers with different scopes', async () => {
    await signedIn();
    const tokens = await loadAuthorization();
    await Promise.all([tokens.get(ORDERS, ['read:orders']), tokens.get(ORDERS, ['write:orders'])]);
    expect(await tenant.tokenRequests(ORDERS)).toBe(1);
  });

  it('keep earlier scopes when a later one is requested', async () => {
    await signedIn();
    const tokens = await loadAuthorization();
    await tokens.get(ORDERS, ['read:orders']);
    await tokens.get(ORDERS, ['write:orders']);
    expect(
      TestBed.inject(TokenCache).getCached(ORDERS, ['read:orders', 'write:orders']),
    ).toBeDefined();
    expect(await tenant.tokenRequests(ORDERS)).toBe(2);
  });

  it('have only the granted scopes when the scope string of the login is sent for every audience', async () => {
    await signedIn({
      auth: { authorizationParams: { redirect_uri: location.origin, scope: 'openid read:orders' } },
    });
    const token = await (await loadAuthorization()).get(tenant.audience, ['read:current_user']);
    const asked = (await tenant.requests()).find(({ audience }) => audience === tenant.audience);
    expect(asked?.scopeRequested).toContain('read:orders');
    expect(token.scopes.has('read:orders')).toBeFalse();
    expect(token.scopes.has('read:current_user')).toBeTrue();
  });

  it('fail with missing-refresh-token for a second audience without fallback', async () => {
    await signedIn({ auth: { useRefreshTokens: true, useRefreshTokensFallback: true } });
    // The silent login needs the fallback; the following requests must not have it.
    const options: unknown = Reflect.get(TestBed.inject(Auth0ClientService), 'options');
    Reflect.set(options as object, 'useRefreshTokensFallback', false);
    const error = await refusal((await loadAuthorization()).get(ORDERS, ['read:orders']));
    expect(error.code).toBe('missing-refresh-token');
    expect(error.message).toContain('useRefreshTokensFallback');
  });

  it('sign the user out in the page when Auth0 refuses the silent login', async () => {
    await signedIn();
    const auth = TestBed.inject(AuthService);
    let authenticated: boolean | undefined;
    const subscription = auth.isAuthenticated$.subscribe((is) => {
      authenticated = is;
    });
    await until(() => authenticated === true);
    await tenant.endSessions();
    const error = await refusal((await loadAuthorization()).get(ORDERS, ['read:orders']));
    expect(error.code).toBe('login-required');
    await until(() => authenticated === false);
    subscription.unsubscribe();
  });

  it('fail with consent-required when Auth0 requires consent', async () => {
    await signedIn();
    await tenant.fault({ name: 'consent_required' });
    const error = await refusal((await loadAuthorization()).get(ORDERS, ['read:orders']));
    expect(error.code).toBe('consent-required');
    expect(error.diagnosis?.problem).toBe('consent-required');
  });

  it('fail with token-unavailable when the SDK returns none', async () => {
    await signedIn();
    const client = TestBed.inject(Auth0ClientService);
    spyOn(client, 'getTokenSilently').and.resolveTo(undefined);
    const error = await refusal((await loadAuthorization()).get(ORDERS, ['read:orders']));
    expect(error.code).toBe('token-unavailable');
  });

  it('are dropped when another user signs in', async () => {
    await signedIn();
    const tokens = await loadAuthorization();
    const first = await tokens.get(ORDERS, ['read:orders']);
    await signInAs(tenant.otherUser);
    await firstValueFrom(TestBed.inject(AuthService).user$);
    await until(() => TestBed.inject(TokenCache).getCached(ORDERS, ['read:orders']) === undefined);
    const second = await tokens.get(ORDERS, ['read:orders']);
    expect(second.value).not.toBe(first.value);
  });
});
