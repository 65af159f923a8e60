import { unsignedToken } from '../test-support/unsigned-token';
import { decodeJwt } from './decode-jwt';

describe('decodeJwt', () => {
  it('decodes header and claims as UTF-8', () => {
    const claims = { sub: 'auth0|1', name: 'Jürgen 河 ÿ>?~' };
    expect(decodeJwt(unsignedToken(claims, { alg: 'RS256' }))).toEqual({
      header: { alg: 'RS256' },
      claims,
    });
  });

  it('returns undefined for anything but a JWT', () => {
    const [header = '', claims = '', signature = ''] = unsignedToken({ sub: 'a' }).split('.');
    for (const token of [
      ...['', 'opaque', `${header}.${claims}`, `${header}.${claims}.${signature}.x.y`],
      ...[`x.${claims}.${signature}`, `${header}.x.${signature}`],
      ...['1', '"text"', 'null'].map((value) => `${header}.${btoa(value)}.${signature}`),
    ]) {
      expect(decodeJwt(token)).withContext(token).toBeUndefined();
    }
  });
});
