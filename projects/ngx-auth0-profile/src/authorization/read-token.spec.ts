import { unsignedToken } from '../test-support/unsigned-token';
import { readToken } from './read-token';

describe('readToken', () => {
  it('reads header and claims, in any language', () => {
    const claims = { sub: 'auth0|1', name: 'Jürgen 河 ÿ>?~' };
    expect(readToken(unsignedToken(claims, { alg: 'RS256' }))).toEqual({
      header: { alg: 'RS256' },
      claims,
    });
  });

  it('reads nothing from what is no JWT', () => {
    const [header = '', claims = '', signature = ''] = unsignedToken({ sub: 'a' }).split('.');
    for (const token of [
      ...['', 'opaque', `${header}.${claims}`, `${header}.${claims}.${signature}.x.y`],
      ...[`x.${claims}.${signature}`, `${header}.x.${signature}`],
      ...['1', '"text"', 'null'].map((value) => `${header}.${btoa(value)}.${signature}`),
    ]) {
      expect(readToken(token)).withContext(token).toBeUndefined();
    }
  });
});
