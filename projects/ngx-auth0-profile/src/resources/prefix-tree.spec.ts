import fc from 'fast-check';
import { PrefixTree } from './prefix-tree';

const text = fc
  .array(fc.constantFrom('a', 'b', 'ab'), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.join('/'));
const url = fc.tuple(text, fc.constantFrom('', '/', '/a', '/ab', 'a', '?', '?a', '#'));

describe('the tree of beginnings', () => {
  it('finds the longest one that ends with a part, in whatever order it is asked', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(text, { maxLength: 6 }),
        fc.array(
          url.map(([from, to]) => from + to),
          { minLength: 1, maxLength: 20 },
        ),
        (texts, urls) => {
          const tree = new PrefixTree<string>();
          const shorterFirst = texts.toSorted((one, other) => one.length - other.length);
          for (const each of shorterFirst) {
            tree.set(each, each);
          }
          for (const each of urls) {
            const longest = shorterFirst.findLast((one) => /^(?:$|[/?])/.test(rest(each, one)));
            expect([each, tree.longest(each)?.value]).toEqual([each, longest]);
          }
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

/** What follows a beginning; what nothing ends with when it is not one. */
function rest(whole: string, beginning: string): string {
  return whole.startsWith(beginning) ? whole.slice(beginning.length) : '#';
}
