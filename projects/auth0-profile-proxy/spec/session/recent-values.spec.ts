import { RecentValues } from '../../src/session/recent-values.ts';

describe('RecentValues', () => {
  it('returns a value only for the input it was computed from', () => {
    const values = new RecentValues<string>();
    values.set('session', 'encrypted-1', 'one');
    expect(values.get('session', 'encrypted-1')).toBe('one');
    expect(values.get('session', 'encrypted-2')).toBeUndefined();
    expect(values.get('other', 'encrypted-1')).toBeUndefined();
  });

  it('keeps the newest value of a key', () => {
    const values = new RecentValues<string>();
    values.set('session', 'encrypted-1', 'one');
    values.set('session', 'encrypted-2', 'two');
    expect(values.get('session', 'encrypted-1')).toBeUndefined();
    expect(values.get('session', 'encrypted-2')).toBe('two');
  });

  it('counts a value that is set again as a new one', () => {
    const values = new RecentValues<number>();
    for (let number = 0; number < 2000; number++) {
      values.set(`key-${number}`, 'x', number);
    }
    values.set('key-0', 'y', -1);
    values.set('key-2000', 'x', 2000);
    expect(values.get('key-0', 'y')).toBe(-1);
    expect(values.get('key-1', 'x')).toBeUndefined();
  });

  it('keeps two thousand values and evicts the oldest', () => {
    const values = new RecentValues<number>();
    for (let number = 0; number <= 2000; number++) {
      values.set(`key-${number}`, 'x', number);
    }
    expect(values.get('key-0', 'x')).toBeUndefined();
    expect(values.get('key-1', 'x')).toBe(1);
    expect(values.get('key-2000', 'x')).toBe(2000);
  });
});
