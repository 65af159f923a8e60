import { TestBed } from '@angular/core/testing';
import { authorization } from '../test-support/authorization';
import { tenant } from '../test-support/emulated-tenant';
import { refusal } from '../test-support/refusal';
import { freshTenant, signedIn } from '../test-support/signed-in';
import { AccessTokens } from '../tokens/access-tokens';

const ORDERS = 'https://orders.example/';
const BOTH = ['read:orders', 'write:orders'];

describe('the tokens of one API, at a tenant', () => {
  beforeEach(freshTenant);
  beforeEach(() => signedIn());

  it('are asked for again when what is under way lacks a scope', async () => {
    const tokens = await authorization();
    const reading = tokens.get(ORDERS, ['read:orders']);
    // Time for the request to leave, and not for its answer.
    await new Promise((resolve) => setTimeout(resolve));
    const writing = await tokens.get(ORDERS, BOTH);
    expect(BOTH.every((scope) => writing.scopes.has(scope))).toBeTrue();
    await reading;
    expect(await tenant.tokenRequests(ORDERS)).toBe(2);
  });

  it('are not asked for again with what Auth0 left out', async () => {
    const tokens = await authorization();
    await tokens.get(ORDERS, ['read:orders'], ['delete:everything']);
    await tokens.get(ORDERS, ['write:orders'], ['delete:everything']);
    const asked = (await tenant.requests()).filter(({ audience }) => audience === ORDERS);
    expect(asked.map(({ scopeRequested }) => scopeRequested?.includes('delete'))).toEqual([
      true,
      false,
    ]);
  });

  it('are not looked for again when the newest one came without what is needed', async () => {
    const tokens = await authorization();
    await refusal(tokens.get(ORDERS, ['read:orders', 'delete:everything']));
    const token = spyOn(tokens.port, 'token').and.callThrough();
    const error = await refusal(tokens.get(ORDERS, ['read:orders', 'delete:everything']));
    expect(error.code).toBe('missing-scope');
    expect(token).not.toHaveBeenCalled();
  });

  it('make room for one that can do what they can, and for no other', async () => {
    const { issued } = TestBed.inject(AccessTokens);
    const tokens = await authorization();
    const first = await tokens.get(ORDERS, ['read:orders']);
    const other = { ...first, value: 'other', scopes: new Set(['print:orders']) };
    issued.set(ORDERS, [first, other]);
    const second = await tokens.get(ORDERS, BOTH);
    expect(issued.get(ORDERS)).toEqual([second, other]);
  });

  it('are handed to nobody when the user has gone in the meantime', async () => {
    const tokens = await authorization();
    const coming = refusal(tokens.get(ORDERS, ['read:orders']));
    tokens.forget();
    expect((await coming).code).toBe('login-required');
    expect(TestBed.inject(AccessTokens).warm(ORDERS, [])).toBeUndefined();
  });
});
