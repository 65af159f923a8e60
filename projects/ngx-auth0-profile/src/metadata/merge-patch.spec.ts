import fc from 'fast-check';
import { applyChanges, isPlainObject, topLevelChanges } from './merge-patch';

describe('topLevelChanges', () => {
  const cases: readonly (readonly [string, object, object, object])[] = [
    ['names what is new', { a: 1 }, { b: 2 }, { b: 2 }],
    ['names what is different', { a: 1 }, { a: 2 }, { a: 2 }],
    ['names what is the same', { a: 1, b: { c: [1] } }, { a: 1 }, { a: 1 }],
    [
      'names a nested object that is the same',
      { b: { c: [1] } },
      { b: { c: [1] } },
      { b: { c: [1] } },
    ],
    ['leaves out undefined', { a: 1 }, { a: undefined }, {}],
    ['removes with null', { a: 1 }, { a: null }, { a: null }],
    ['removes what another device may have added', { a: 1 }, { b: null }, { b: null }],
    ['sends nested objects whole', { a: { b: 1, c: 2 } }, { a: { b: 3 } }, { a: { b: 3, c: 2 } }],
    ['removes nested members', { a: { b: 1, c: 2 } }, { a: { b: null } }, { a: { c: 2 } }],
    ['replaces arrays', { a: [1, 2] }, { a: [3] }, { a: [3] }],
    ['makes objects of what was none', { a: 1 }, { a: { b: 2 } }, { a: { b: 2 } }],
    ['replaces an object by a value', { a: { b: 1 } }, { a: 2 }, { a: 2 }],
    ['takes inherited names for absent', {}, { constructor: 1 }, { constructor: 1 }],
  ];
  for (const [fact, current, patch, changes] of cases) {
    it(fact, () => {
      expect(topLevelChanges({ ...current }, { ...patch })).toEqual({ ...changes });
    });
  }

  it('returns changes whose first-level merge equals the RFC 7396 merge of any patch', () => {
    const json = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        fc.integer(),
        fc.string(),
        fc.boolean(),
        fc.array(fc.integer(), { maxLength: 2 }),
        fc.dictionary(fc.constantFrom('a', 'b', 'c'), tie('value'), { maxKeys: 3 }),
      ),
    })).value;
    const keys = fc.constantFrom('a', 'b', 'c', 'd');
    fc.assert(
      fc.property(
        fc.dictionary(keys, json),
        fc.dictionary(keys, fc.oneof(json, fc.constant(null))),
        (current, patch) => {
          const after = applyChanges(current, topLevelChanges(current, patch));
          expect(after).toEqual(asRfc7396(current, patch));
          // Sent twice, the patch has the same result.
          expect(applyChanges(after, topLevelChanges(after, patch))).toEqual(after);
        },
      ),
      { numRuns: 500 },
    );
  });
});

/** JSON merge patch as RFC 7396, section 2, writes it down. */
function asRfc7396(target: unknown, patch: unknown): Record<string, unknown> {
  const result: Record<string, unknown> = isPlainObject(target) ? { ...target } : {};
  for (const [name, value] of Object.entries(patch as object) as [string, unknown][]) {
    if (value === null) {
      Reflect.deleteProperty(result, name);
    } else {
      result[name] = isPlainObject(value) ? asRfc7396(result[name], value) : value;
    }
  }
  return result;
}
