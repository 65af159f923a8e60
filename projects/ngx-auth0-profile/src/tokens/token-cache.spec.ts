import { HttpHeaders } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { TokenCache } from './token-cache';

describe('TokenCache', () => {
  beforeEach(() => {
    jasmine.clock().install().mockDate(new Date('2026-01-01T00:00:00Z'));
  });
  afterEach(() => {
    jasmine.clock().uninstall();
  });

  it('returns a token for its scopes until it expires', () => {
    const cache = TestBed.inject(TokenCache);
    const scopes = new Set(['read:orders']);
    const token = {
      value: 'a',
      type: 'Bearer',
      headers: new HttpHeaders({ Authorization: 'Bearer a' }),
      scopes,
      subject: undefined,
      usableUntil: Date.now() + 1_000,
    };
    cache.add('orders', token);
    jasmine.clock().tick(999);
    expect(cache.getCached('orders', ['read:orders'])).toBe(token);
    expect(cache.getCached('orders', ['write:orders'])).toBeUndefined();
    jasmine.clock().tick(1);
    expect(cache.getCached('orders', ['read:orders'])).toBeUndefined();
  });
});
