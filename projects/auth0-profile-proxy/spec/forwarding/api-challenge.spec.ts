import { apiChallenge } from '../../src/forwarding/api-challenge.ts';

const TOKEN = { kind: 'token', scopes: [], parameters: {} } as const;

describe('apiChallenge', () => {
  const of = (status: number, challenge?: string) =>
    apiChallenge({
      status,
      headers: new Headers(challenge === undefined ? {} : { 'www-authenticate': challenge }),
    });

  for (const status of [200, 204, 400, 402, 404, 500]) {
    it(`of ${status} › is none, whatever the header says`, () => {
      expect(of(status, 'Bearer error="insufficient_scope", scope="a"')).toBeUndefined();
      expect(of(status, 'Bearer error="insufficient_user_authentication"')).toBeUndefined();
    });
  }

  for (const challenge of [
    undefined,
    'Basic realm="x"',
    'Bearer error="invalid_token"',
    'Bearer error="insufficient_user_authentication"',
    'Bearer xerror="insufficient_scope"',
    'Bearer error="xinsufficient_scope"',
    'Bearer error=insufficient_scope',
  ]) {
    it(`of 403 with ${String(challenge)} › is none`, () => {
      expect(of(403, challenge)).toBeUndefined();
    });
  }

  for (const [challenge, scopes] of [
    ['Bearer error="insufficient_scope"', []],
    ['Bearer error="insufficient_scope", scope=""', []],
    ['Bearer error="insufficient_scope", scope="read:orders"', ['read:orders']],
    ['Bearer realm="x",error="insufficient_scope",scope="a  b"', ['a', 'b']],
    ['Bearer scope="a", ERROR="insufficient_scope"', ['a']],
  ] as const) {
    it(`of 403 with ${challenge} › names the scopes`, () => {
      expect(of(403, challenge)).toEqual({ kind: 'scope', scopes: [...scopes], parameters: {} });
    });
  }

  for (const challenge of [
    undefined,
    'Bearer',
    'Bearer error="invalid_token"',
    'Bearer error="insufficient_scope", scope="a"',
    'Bearer error="invalid_token", acr_values="urn:mfa"',
  ]) {
    it(`of 401 with ${String(challenge)} › demands another token`, () => {
      expect(of(401, challenge)).toEqual(TOKEN);
    });
  }

  for (const [what, parameters, expected] of [
    ['nothing more', '', {}],
    ['a time', ', max_age="60"', { max_age: '60' }],
    ['methods', ', acr_values="urn:mfa urn:x"', { acr_values: 'urn:mfa urn:x' }],
    ['both', ', max_age="60", acr_values="urn:mfa"', { acr_values: 'urn:mfa', max_age: '60' }],
    ['an escaped quote', ', acr_values="a\\"b"', {}],
    ['a value too long', `, acr_values="${'a'.repeat(1001)}"`, {}],
    ['a long value', `, acr_values="${'a'.repeat(1000)}"`, { acr_values: 'a'.repeat(1000) }],
  ] as const) {
    it(`of 401 that demands another login with ${what} › says how to log in`, () => {
      const challenge = `Bearer error="insufficient_user_authentication"${parameters}`;
      expect(of(401, challenge)).toEqual({
        kind: 'authentication',
        scopes: [],
        parameters: expected,
      });
    });
  }
});
