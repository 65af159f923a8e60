import { TestBed } from '@angular/core/testing';
import { loadAuthorization } from '../test-support/load-authorization';
import { tenant } from '../test-support/emulated-tenant';
import { refusal } from '../test-support/refusal';
import { freshTenant, signedIn } from '../test-support/signed-in';
import { TokenCache } from './token-cache';

const ORDERS = 'https://orders.example/';
const BOTH = ['read:orders', 'write:orders'];

describe('AudienceTokens at a tenant', () => {
  beforeEach(freshTenant);
  beforeEach(() => signedIn());

  it('sends another token request when the pending one lacks a scope', async () => {
    const tokens = await loadAuthorization();
    const reading = tokens.get(ORDERS, ['read:orders']);
    // The request is sent by now, but not answered.
    await new Promise((resolve) => setTimeout(resolve));
    const writing = await tokens.get(ORDERS, BOTH);
    expect(BOTH.every((scope) => writing.scopes.has(scope))).toBeTrue();
    await reading;
    expect(await tenant.tokenRequests(ORDERS)).toBe(2);
  });

  it('does not request dropped scopes again', async () => {
    const tokens = await loadAuthorization();
    await tokens.get(ORDERS, ['read:orders'], ['delete:everything']);
    await tokens.get(ORDERS, ['write:orders'], ['delete:everything']);
    const asked = (await tenant.requests()).filter(({ audience }) => audience === ORDERS);
    expect(asked.map(({ scopeRequested }) => scopeRequested?.includes('delete'))).toEqual([
      true,
      false,
    ]);
  });

  it('does not ask the SDK again when Auth0 dropped a needed scope', async () => {
    const tokens = await loadAuthorization();
    await refusal(tokens.get(ORDERS, ['read:orders', 'delete:everything']));
    const token = spyOn(tokens.port, 'token').and.callThrough();
    const error = await refusal(tokens.get(ORDERS, ['read:orders', 'delete:everything']));
    expect(error.code).toBe('missing-scope');
    expect(token).not.toHaveBeenCalled();
  });

  it('replaces tokens whose scopes a new one has, and no others', async () => {
    const cache = TestBed.inject(TokenCache);
    const tokens = await loadAuthorization();
    const first = await tokens.get(ORDERS, ['read:orders']);
    const other = { ...first, value: 'other', scopes: new Set(['print:orders']) };
    cache.add(ORDERS, other);
    const second = await tokens.get(ORDERS, BOTH);
    expect(cache.getCached(ORDERS, ['read:orders'])).toBe(second);
    expect(cache.getCached(ORDERS, ['print:orders'])).toBe(other);
    cache.remove(ORDERS, second);
    expect(cache.getCached(ORDERS, ['read:orders'])).toBeUndefined();
  });

  it('rejects a pending request when the user signs out', async () => {
    const tokens = await loadAuthorization();
    const coming = refusal(tokens.get(ORDERS, ['read:orders']));
    tokens.silentTokens.clear();
    expect((await coming).code).toBe('login-required');
    expect(TestBed.inject(TokenCache).getCached(ORDERS, [])).toBeUndefined();
  });
});
