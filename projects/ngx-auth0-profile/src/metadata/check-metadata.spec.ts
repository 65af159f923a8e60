import { isAuth0ProfileError } from '../errors/auth0-profile-error';
import { checkMetadata } from './check-metadata';

const ITSELF: Record<string, unknown> = { a: 1 };
ITSELF['self'] = { nested: ITSELF };
const LIST: unknown[] = [1];
LIST.push(LIST);

describe('checkMetadata', () => {
  const invalid: readonly (readonly [string, unknown, readonly string[]])[] = [
    ['names with a dot or a dollar sign', { 'a.b': 1, c: { $d: 2 } }, ['a.b', 'c › $d']],
    ['a date', { birthday: new Date(0) }, ['birthday']],
    ['a nested date', { dates: [{ on: new Date(0) }] }, ['dates › 0 › on']],
    [
      'a map, a set and an instance of a class',
      { m: new Map(), s: new Set(), u: new URL('a:b') },
      ['m', 's', 'u'],
    ],
    ['numbers that JSON does not have', { n: NaN, i: -Infinity, b: 1n }, ['n', 'i', 'b']],
    ['functions and symbols', { f: () => 1, s: Symbol('s') }, ['f', 's']],
    ['an object that contains itself', ITSELF, ['self › nested']],
    ['a list that contains itself', { list: LIST }, ['list › 1']],
    ['a hole in a list', { list: [1, , 3] }, ['list › 1']],
    ['undefined in a list', { list: [undefined] }, ['list › 0']],
    [
      'a name that would change the prototype',
      JSON.parse('{ "__proto__": 1 }') as unknown,
      ['__proto__'],
    ],
  ];
  for (const [what, patch, fields] of invalid) {
    it(`refuses ${what}`, () => {
      expect(fieldsOf(patch)).toEqual([...fields]);
    });
  }

  for (const patch of [null, undefined, 'text', 5, [], new Date(0)]) {
    it(`refuses ${Array.isArray(patch) ? 'a list' : String(patch)} as a patch`, () => {
      expect(fieldsOf(patch)).toEqual([]);
    });
  }

  it('accepts JSON values, undefined for no change and one object in two places', () => {
    const shared = { city: 'Lyon' };
    const patch = {
      text: '',
      yes: true,
      zero: -0,
      nothing: null,
      left: undefined,
      home: shared,
      work: shared,
      list: [1, 'a', null, [shared]],
      created: Object.assign(Object.create(null) as object, { a: 1 }),
    };
    expect(() => {
      checkMetadata(patch);
    }).not.toThrow();
  });

  it('tells what to do for names and for values', () => {
    expect(messageOf({ 'a.b': 1 })).toBe(
      `Auth0 cannot store the metadata "a.b". Use names without '.' and '$'.`,
    );
    expect(messageOf({ day: new Date(0) })).toBe(
      'Auth0 cannot store the metadata "day". Use JSON values: write a date as text, a map as an object.',
    );
  });
});

function refused(patch: unknown): Error & { readonly fields?: readonly string[] } {
  try {
    checkMetadata(patch);
  } catch (error) {
    if (isAuth0ProfileError(error)) {
      return error;
    }
  }
  throw new Error('No error of the library was thrown.');
}

function fieldsOf(patch: unknown): readonly string[] | undefined {
  return refused(patch).fields;
}

function messageOf(patch: unknown): string {
  return refused(patch).message;
}
