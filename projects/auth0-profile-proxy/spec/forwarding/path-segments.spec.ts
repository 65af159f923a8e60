import { pathOf, pathSegments } from '../../src/forwarding/path-segments.ts';

describe('pathSegments', () => {
  for (const [path, segments] of [
    ['/orders', ['orders']],
    ['/orders/17', ['orders', '17']],
    ['/orders/a%20b', ['orders', 'a b']],
    ['/orders/auth0%7C%C3%A4', ['orders', 'auth0|ä']],
    ['/a.b/...', ['a.b', '...']],
    ['/..a/.b', ['..a', '.b']],
  ] as const) {
    it(`returns the decoded segments of ${path}`, () => {
      expect(pathSegments(path)).toEqual([...segments]);
    });
  }

  for (const path of [
    ...['', 'orders', '/', '//', '//a', '/a/', '/a//b', '/.', '/..', '/a/./b', '/a/../b'],
    ...['/%2e', '/%2e%2E', '/.%2e', '/a%2fb', '/a%2Fb', '/a%5cb', '/a\\b', '/a%25b', '/a%252e'],
    ...['/a%3fb', '/a?b', '/a%23b', '/a#b', '/a%3bb', '/a;b=c', '/a%00', '/a%0d%0ab', '/a%7f'],
    ...['/%ff', '/%', '/%2', '/%zz', '/a/%c3'],
  ]) {
    it(`returns nothing for ${JSON.stringify(path)}, which servers could understand differently`, () => {
      expect(pathSegments(path)).toBeUndefined();
    });
  }
});

describe('pathOf', () => {
  it('encodes each segment', () => {
    expect(pathOf(['orders', 'auth0|ä b'])).toBe('/orders/auth0%7C%C3%A4%20b');
    expect(pathOf([])).toBe('');
  });
});
