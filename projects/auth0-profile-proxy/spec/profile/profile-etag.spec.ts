import fc from 'fast-check';
import { profileEtag } from '../../src/profile/profile-etag.ts';

const views = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 }));

describe('profileEtag', () => {
  it('returns a strong tag that If-Match accepts', () => {
    expect(profileEtag({ name: 'Ada' })).toMatch(/^"[a-z0-9]{1,11}-[a-z0-9]{1,11}"$/);
  });

  it('does not depend on the order of keys, at any depth', () => {
    fc.assert(
      fc.property(views, (view) => profileEtag(view) === profileEtag(reversed(view))),
      { numRuns: 300 },
    );
    expect().nothing();
  });

  it('differs for profiles that differ', () => {
    const seen = new Map<string, string>();
    for (let index = 0; index < 50_000; index++) {
      const view = { name: `Ada ${index % 7}`, user_metadata: { count: index } };
      seen.set(profileEtag(view), JSON.stringify(view));
    }
    expect(seen.size).toBe(50_000);
    expect(profileEtag({ a: '1' })).not.toBe(profileEtag({ a: 1 }));
    expect(profileEtag({ a: [1, 2] })).not.toBe(profileEtag({ a: [2, 1] }));
  });
});

function reversed<T>(value: T): T;
function reversed(value: unknown): unknown {
  if (value === null || typeof value !== 'object') {
    return value;
  }
  if (Array.isArray(value)) {
    return value.map((member: unknown) => reversed(member));
  }
  const members = Object.entries(value).reverse();
  return Object.fromEntries(members.map(([key, member]) => [key, reversed(member as unknown)]));
}
