import { TestBed } from '@angular/core/testing';
import { loadAuthorization } from '../test-support/load-authorization';
import { tenant } from '../test-support/emulated-tenant';
import { refusal } from '../test-support/refusal';
import { freshTenant, signedIn } from '../test-support/signed-in';
import { TokenCache } from '../tokens/token-cache';

const ORDERS = 'https://orders.example/';
const READ = ['read:orders'];

describe('Authorization.renew at a tenant', () => {
  beforeEach(freshTenant);
  beforeEach(() => signedIn());

  it('renews a token once for all callers', async () => {
    const tokens = await loadAuthorization();
    const first = await tokens.get(ORDERS, READ);
    // A token issued in the same second would be the same token.
    await tenant.advance(2);
    const second = await tokens.renew(ORDERS, READ, first);
    expect(second?.value).not.toBe(first.value);
    expect(await tokens.renew(ORDERS, READ, first)).toBe(second);
    expect(await tenant.tokenRequests(ORDERS)).toBe(2);
  });

  it('removes the refused token, and no other, when it is not renewed', async () => {
    const tokens = await loadAuthorization();
    const cache = TestBed.inject(TokenCache);
    const first = await tokens.get(ORDERS, READ);
    await tenant.advance(2);
    const second = (await tokens.renew(ORDERS, READ, first)) ?? first;
    const other = { ...second, value: 'other', scopes: new Set(['write:orders']) };
    cache.add(ORDERS, other);
    expect(await tokens.renew(ORDERS, READ, second)).toBeUndefined();
    expect(cache.getCached(ORDERS, READ)).toBeUndefined();
    expect(cache.getCached(ORDERS, ['write:orders'])).toBe(other);
    expect(await tenant.tokenRequests(ORDERS)).toBe(2);
  });

  it('returns no token without the scopes', async () => {
    const tokens = await loadAuthorization();
    const first = await tokens.get(ORDERS, READ);
    await tenant.advance(2);
    expect(await tokens.renew(ORDERS, [...READ, 'delete:everything'], first)).toBeUndefined();
  });

  it('does not return the same token, which Auth0 issues within a second', async () => {
    const tokens = await loadAuthorization();
    const first = await tokens.get(ORDERS, READ);
    spyOn(tokens.port, 'token').and.resolveTo(first);
    expect(await tokens.renew(ORDERS, READ, first)).toBeUndefined();
  });

  it("bypasses the SDK's cache, also while another token request is pending", async () => {
    const tokens = await loadAuthorization();
    const first = await tokens.get(ORDERS, READ);
    await tenant.advance(2);
    TestBed.inject(TokenCache).clear();
    const cached = tokens.get(ORDERS, READ);
    const renewed = tokens.renew(ORDERS, READ, first);
    expect((await cached).value).toBe(first.value);
    const joined = tokens.renew(ORDERS, READ, first);
    expect((await renewed)?.scopes.has('read:orders')).toBeTrue();
    expect(await joined).toBe(await renewed);
    expect(await tenant.tokenRequests(ORDERS)).toBe(2);
  });

  it('requests dropped scopes again when no token is cached', async () => {
    const tokens = await loadAuthorization();
    await refusal(tokens.get(ORDERS, ['delete:everything']));
    // As when it has expired.
    TestBed.inject(TokenCache).clear();
    await refusal(tokens.get(ORDERS, ['delete:everything']));
    const asked = (await tenant.requests()).filter(({ audience }) => audience === ORDERS);
    expect(asked.at(-1)?.scopeRequested).toContain('delete:everything');
    expect(await tenant.tokenRequests(ORDERS)).toBe(2);
  });
});
