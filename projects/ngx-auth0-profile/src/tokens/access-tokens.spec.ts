import { HttpHeaders } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { AccessTokens } from './access-tokens';

describe('a token at hand', () => {
  beforeEach(() => {
    jasmine.clock().install().mockDate(new Date('2026-01-01T00:00:00Z'));
  });
  afterEach(() => {
    jasmine.clock().uninstall();
  });

  it('is sent for the scopes it has until its time is over, and not a moment longer', () => {
    const tokens = TestBed.inject(AccessTokens);
    const scopes = new Set(['read:orders']);
    const token = {
      value: 'a',
      type: 'Bearer',
      headers: new HttpHeaders({ Authorization: 'Bearer a' }),
      scopes,
      warmUntil: Date.now() + 1_000,
    };
    tokens.issued.set('orders', [token]);
    jasmine.clock().tick(999);
    expect(tokens.warm('orders', ['read:orders'])).toBe(token);
    expect(tokens.warm('orders', ['write:orders'])).toBeUndefined();
    jasmine.clock().tick(1);
    expect(tokens.warm('orders', ['read:orders'])).toBeUndefined();
  });
});
