import { BoundedEntries } from '../../src/store/bounded-entries.ts';
import { storeKey } from '../../src/contract/proxy-store.ts';

const ENTRY = { value: 'x', expiresAt: 1 };
const MOST = 20_000;

describe('BoundedEntries', () => {
  let entries: BoundedEntries;
  beforeEach(() => {
    entries = new BoundedEntries();
  });

  it('with 20,000 entries › keeps all of them', () => {
    fill('ada', MOST);
    expect(kept('ada', MOST)).toEqual({ from: 0, count: MOST });
  });

  it('with one more › removes the oldest tenth', () => {
    fill('ada', MOST + 1);
    expect(kept('ada', MOST + 1)).toEqual({ from: 2001, count: 18_000 });
  });

  for (const order of [
    ['ada', 'mallory'],
    ['mallory', 'ada'],
  ] as const) {
    it(`when ${order[0]} came first › removes entries of the owner with most only`, () => {
      const counts = { ada: 5000, mallory: 15_001 };
      for (const owner of order) {
        fill(owner, counts[owner]);
      }
      expect(kept('ada', counts.ada)).toEqual({ from: 0, count: 5000 });
      expect(kept('mallory', counts.mallory)).toEqual({ from: 2001, count: 13_000 });
    });
  }

  for (const order of [
    ['ada', 'bob', 'mallory'],
    ['mallory', 'bob', 'ada'],
    ['bob', 'mallory', 'ada'],
  ] as const) {
    it(`with owners in the order ${order.join(', ')} › takes from the second largest only down to the same size`, () => {
      const counts = { ada: 1000, bob: 9000, mallory: 10_001 };
      for (const owner of order) {
        fill(owner, counts[owner]);
      }
      expect(kept('ada', counts.ada).count).toBe(1000);
      expect(kept('bob', counts.bob).count).toBe(8500);
      expect(kept('mallory', counts.mallory).count).toBe(8500);
    });
  }

  it('when an entry was deleted › has room for another', () => {
    fill('ada', MOST);
    expect(entries.delete(key('ada', 7))).toBeTrue();
    expect(entries.get(key('ada', 7))).toBeUndefined();
    entries.set(key('ada', MOST), ENTRY);
    expect(kept('ada', MOST + 1).count).toBe(MOST);
  });

  it('when an entry is set again › counts it once, as the newest', () => {
    fill('ada', MOST);
    entries.set(key('ada', 0), { value: 'y', expiresAt: 2 });
    expect(entries.get(key('ada', 0))).toEqual({ value: 'y', expiresAt: 2 });
    entries.set(key('ada', MOST), ENTRY);
    expect(entries.get(key('ada', 0))?.value).toBe('y');
    expect(entries.get(key('ada', 1))).toBeUndefined();
  });

  it('when there is no such entry › deletes nothing', () => {
    expect(entries.delete(key('ada', 0))).toBeFalse();
    fill('ada', 1);
    expect(entries.delete(key('ada', 1))).toBeFalse();
    expect(entries.delete(key('bob', 0))).toBeFalse();
  });

  it('counts keys without an owner as those of one owner', () => {
    for (let index = 0; index <= MOST; index++) {
      entries.set(`key-${index}`, ENTRY);
    }
    expect(entries.get('key-2000')).toBeUndefined();
    expect(entries.get('key-2001')).toEqual(ENTRY);
  });

  function fill(owner: string, count: number): void {
    for (let index = 0; index < count; index++) {
      entries.set(key(owner, index), ENTRY);
    }
  }

  /** The first entry of an owner that is kept, and how many are. */
  function kept(owner: string, count: number): { from: number; count: number } {
    const indexes = Array.from({ length: count }, (_, index) => index);
    const found = indexes.filter((index) => entries.get(key(owner, index)) !== undefined);
    return { from: found[0] ?? -1, count: found.length };
  }
});

function key(owner: string, index: number): string {
  return storeKey('idempotency', `auth0|${owner}`, String(index));
}
