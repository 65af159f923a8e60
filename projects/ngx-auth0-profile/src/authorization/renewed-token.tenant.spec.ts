import { TestBed } from '@angular/core/testing';
import { authorization } from '../test-support/authorization';
import { tenant } from '../test-support/emulated-tenant';
import { refusal } from '../test-support/refusal';
import { freshTenant, signedIn } from '../test-support/signed-in';
import { AccessTokens } from '../tokens/access-tokens';

const ORDERS = 'https://orders.example/';
const READ = ['read:orders'];

describe('a token an API refused, at a tenant', () => {
  beforeEach(freshTenant);
  beforeEach(() => signedIn());

  it('is replaced once for all who sent it', async () => {
    const tokens = await authorization();
    const first = await tokens.get(ORDERS, READ);
    // A token issued in the same second would be the same token.
    await tenant.advance(2);
    const second = await tokens.renew(ORDERS, READ, first);
    expect(second?.value).not.toBe(first.value);
    expect(await tokens.renew(ORDERS, READ, first)).toBe(second);
    expect(await tenant.tokenRequests(ORDERS)).toBe(2);
  });

  it('is forgotten also where no other is asked for, and others are not', async () => {
    const tokens = await authorization();
    const atHand = TestBed.inject(AccessTokens);
    const first = await tokens.get(ORDERS, READ);
    await tenant.advance(2);
    const second = (await tokens.renew(ORDERS, READ, first)) ?? first;
    const other = { ...second, value: 'other', scopes: new Set(['write:orders']) };
    atHand.issued.set(ORDERS, [second, other]);
    expect(await tokens.renew(ORDERS, READ, second)).toBeUndefined();
    expect(atHand.warm(ORDERS, READ)).toBeUndefined();
    expect(atHand.warm(ORDERS, ['write:orders'])).toBe(other);
    expect(await tenant.tokenRequests(ORDERS)).toBe(2);
  });

  it('is not replaced by one without the scopes', async () => {
    const tokens = await authorization();
    const first = await tokens.get(ORDERS, READ);
    await tenant.advance(2);
    expect(await tokens.renew(ORDERS, [...READ, 'delete:everything'], first)).toBeUndefined();
  });

  it('is not sent again where Auth0 issues the same one, as it does within a second', async () => {
    const tokens = await authorization();
    const first = await tokens.get(ORDERS, READ);
    spyOn(tokens.port, 'token').and.resolveTo(first);
    expect(await tokens.renew(ORDERS, READ, first)).toBeUndefined();
  });

  it("is replaced past the SDK's memory, whatever is under way", async () => {
    const tokens = await authorization();
    const first = await tokens.get(ORDERS, READ);
    await tenant.advance(2);
    TestBed.inject(AccessTokens).issued.clear();
    const remembered = tokens.get(ORDERS, READ);
    const renewed = tokens.renew(ORDERS, READ, first);
    expect((await remembered).value).toBe(first.value);
    const joined = tokens.renew(ORDERS, READ, first);
    expect((await renewed)?.scopes.has('read:orders')).toBeTrue();
    expect(await joined).toBe(await renewed);
    expect(await tenant.tokenRequests(ORDERS)).toBe(2);
  });

  it('no longer tells which scopes Auth0 leaves out', async () => {
    const tokens = await authorization();
    await refusal(tokens.get(ORDERS, ['delete:everything']));
    // As when its time is over.
    TestBed.inject(AccessTokens).issued.clear();
    await refusal(tokens.get(ORDERS, ['delete:everything']));
    const asked = (await tenant.requests()).filter(({ audience }) => audience === ORDERS);
    expect(asked.at(-1)?.scopeRequested).toContain('delete:everything');
    expect(await tenant.tokenRequests(ORDERS)).toBe(2);
  });
});
