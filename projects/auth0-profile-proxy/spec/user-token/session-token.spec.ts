import { UnsecuredJWT } from 'jose';
import { permissionsOf, sessionToken } from '../../src/user-token/session-token.ts';

const ORDERS = 'https://orders.example/';
const NOW = 1_000_000;

describe('sessionToken', () => {
  const target = { audience: ORDERS, scopes: ['read:orders'] };

  it('returns the token with its end, and the scopes that were granted', () => {
    const access_token = tokenFor(ORDERS);
    const response = { access_token, token_type: 'bearer', scope: 'a b', expires_in: 60 } as const;
    expect(sessionToken(response, target, NOW)).toEqual({
      value: access_token,
      scopes: ['a', 'b'],
      requested: ['read:orders', 'a', 'b'],
      expiresAt: NOW + 60_000,
    });
  });

  it('without scopes in the answer › has those that were requested', () => {
    const response = { access_token: tokenFor(ORDERS), token_type: 'bearer' } as const;
    expect(sessionToken(response, target, NOW)).toEqual(
      jasmine.objectContaining({
        scopes: ['read:orders'],
        requested: ['read:orders'],
        expiresAt: NOW,
      }),
    );
  });

  it('names a scope that was requested and granted once', () => {
    const access_token = tokenFor(ORDERS);
    const response = { access_token, token_type: 'bearer', scope: 'read:orders' } as const;
    expect(sessionToken(response, target, NOW).requested).toEqual(['read:orders']);
  });

  for (const [what, access_token] of [
    ['one of several audiences', tokenFor([ORDERS, 'https://tenant/userinfo'])],
    ['an encrypted token, which nobody else can read', 'a.b.c.d.e'],
  ] as const) {
    it(`accepts ${what}`, () => {
      const response = { access_token, token_type: 'bearer', expires_in: 60 } as const;
      expect(sessionToken(response, target, NOW).value).toBe(access_token);
    });
  }

  for (const [what, access_token] of [
    ['another API', tokenFor('https://other.example/')],
    ['other APIs', tokenFor(['https://other.example/', `${ORDERS}v2`])],
    ['no API', tokenFor()],
    ['nobody knows what', 'opaque'],
    ['nobody knows what, in four parts', 'a.b.c.d'],
    ['nobody knows what, in six parts', 'a.b.c.d.e.f'],
  ] as const) {
    it(`stores no token for ${what}, and remembers for a minute that there is none`, () => {
      const response = { access_token, token_type: 'bearer', scope: 'a', expires_in: 60 } as const;
      expect(sessionToken(response, target, NOW)).toEqual({
        value: '',
        scopes: [],
        requested: ['read:orders'],
        expiresAt: NOW + 60_000,
      });
    });
  }
});

describe('permissionsOf', () => {
  for (const [permissions, expected] of [
    [
      ['read:profiles', 'update:profiles'],
      ['read:profiles', 'update:profiles'],
    ],
    [['read:profiles', 7, null, {}], ['read:profiles']],
    ['read:profiles', []],
    [{ 0: 'read:profiles' }, []],
    [undefined, []],
  ] as const) {
    it(`returns the texts of ${JSON.stringify(permissions)}`, () => {
      expect(permissionsOf(token(tokenFor(ORDERS, { permissions })))).toEqual([...expected]);
    });
  }

  for (const value of ['', 'opaque', 'a.b.c.d.e']) {
    it(`of ${JSON.stringify(value)}, which cannot be read › returns none`, () => {
      expect(permissionsOf(token(value))).toEqual([]);
    });
  }

  const token = (value: string) => ({ value, scopes: [], requested: [], expiresAt: NOW });
});

function tokenFor(aud?: string | string[], claims: Record<string, unknown> = {}): string {
  const token = new UnsecuredJWT(claims);
  return (aud === undefined ? token : token.setAudience(aud)).encode();
}
