import { checkIfMatch } from '../../src/profile/check-if-match.ts';
import { isReflected } from '../../src/profile/is-reflected.ts';
import { profileEtag } from '../../src/profile/profile-etag.ts';
import { profileView } from '../../src/profile/profile-view.ts';
import { problemOf } from '../support/problem-of.ts';

const USER = {
  user_id: 'auth0|ada',
  name: 'Ada',
  nickname: null,
  user_metadata: { theme: 'dark', list: [1, { a: 1, b: null }], nothing: null },
};

describe('isReflected', () => {
  for (const change of [
    { name: 'Ada' },
    { nickname: null },
    { family_name: null },
    { user_metadata: { theme: 'dark' } },
    { user_metadata: { list: [1, { a: 1 }] } },
    { user_metadata: { list: [1, { b: null, a: 1 }], nothing: null, missing: null } },
    { name: 'Ada', user_metadata: { theme: 'dark' } },
  ]) {
    it(`with ${JSON.stringify(change)} › is true`, () => {
      expect(isReflected(change as never, USER)).toBeTrue();
    });
  }

  for (const change of [
    { name: 'Bob' },
    { name: null },
    { nickname: 'Ada' },
    { name: 'Ada', nickname: 'x' },
    { user_metadata: null },
    { user_metadata: { theme: null } },
    { user_metadata: { theme: 'dark', other: 1 } },
    { user_metadata: { toString: 'x' } },
    { user_metadata: { list: [1] } },
    { user_metadata: { list: [1, { a: 1, c: 1 }] } },
    { user_metadata: { list: [1, { a: 2 }] } },
    { user_metadata: { list: { 0: 1, 1: { a: 1 } } } },
    { user_metadata: { list: 'dark' } },
    { user_metadata: { theme: ['dark'] } },
    { user_metadata: { theme: {} } },
    { user_metadata: { nothing: {} } },
    { user_metadata: { missing: {} } },
  ]) {
    it(`with ${JSON.stringify(change)} › is false`, () => {
      expect(isReflected(change as never, USER)).toBeFalse();
    });
  }

  it('when all metadata was removed › is true for an account without any', () => {
    for (const metadata of [{}, null, undefined]) {
      const user = { ...USER, user_metadata: metadata };
      expect(isReflected({ user_metadata: null }, user)).toBeTrue();
    }
  });
});

describe('checkIfMatch', () => {
  const options = { visibleAttributes: ['name', 'user_metadata'] };
  const etag = profileEtag(profileView(USER, options.visibleAttributes));
  const check = (ifMatch: string) => () => {
    checkIfMatch(ifMatch, USER, options);
  };

  for (const ifMatch of [
    ...['*', etag, `"other", ${etag}`, `${etag},"other"`, `"a" ,\t${etag}  , "b"`, `"a",${etag}`],
  ]) {
    it(`accepts ${ifMatch}`, () => {
      expect(check(ifMatch)).not.toThrow();
    });
  }

  for (const ifMatch of ['"other"', '"a", "b"', `"${'a'.repeat(64)}"`]) {
    it(`with ${ifMatch} › says that the profile has changed`, () => {
      expect(problemOf(check(ifMatch)).code).toBe('precondition-failed');
    });
  }

  for (const ifMatch of [
    ...['', 'other', 'W/"a"', '"a', '"a" "b"', '"a",', ',"a"', '"a"x', '"a",b', '"", "a"'],
    ...['"a", ""', `"${'a'.repeat(65)}"`, `"a","${'b'.repeat(65)}"`, '*, "a"', '"a", *', '"!"'],
    ...['"a","!"', '** '],
  ]) {
    it(`with ${JSON.stringify(ifMatch)} › says that the header is malformed`, () => {
      expect(problemOf(check(ifMatch)).code).toBe('invalid-request');
    });
  }
});

describe('the ETag of a profile', () => {
  it('is the same whatever the order of keys, and another one for another order of a list', () => {
    expect(profileEtag({ a: [1, 2], b: { c: 1, d: 2 } })).toBe(
      profileEtag({ b: { d: 2, c: 1 }, a: [1, 2] }),
    );
    expect(profileEtag({ a: [1, 2] })).not.toBe(profileEtag({ a: [2, 1] }));
    expect(profileEtag({ a: [1] })).not.toBe(profileEtag({ a: { 0: 1 } }));
  });
});
