import { exportJWK, generateKeyPair, SignJWT, createLocalJWKSet, type JWTPayload } from 'jose';
import { accessTokenVerifier } from '../../src/access-token/verify-access-token.ts';
import {
  useSecondaryTokenOnce,
  verifySecondaryToken,
} from '../../src/access-token/verify-secondary-token.ts';
import { signingKeys } from '../../src/access-token/signing-keys.ts';
import { memoryStore } from '../../src/index.ts';
import { resolveOptions } from '../../src/options/resolve-options.ts';
import type { Caller } from '../../src/access-token/caller.ts';
import { rejectionOf } from '../support/problem-of.ts';

const NOW = 1_800_000_000;
const ISSUER = 'https://tenant.example/';
const AUDIENCE = 'https://profile-proxy.example/';
const CALLER: Caller = {
  sub: 'auth0|ada',
  scopes: new Set(),
  permissions: new Set(),
  organization: undefined,
  proof: undefined,
  clientId: 'spa',
};

describe('a token of the tenant', () => {
  let privateKey: Awaited<ReturnType<typeof generateKeyPair>>['privateKey'];
  let used: number;
  let keys: ReturnType<typeof createLocalJWKSet>;
  const options = resolveOptions({
    domain: 'tenant.example',
    audience: AUDIENCE,
    clientId: 'profile-proxy',
    clientSecret: 'secret',
    clock: () => NOW * 1000,
  });
  beforeAll(async () => {
    const pair = await generateKeyPair('RS256', { extractable: true });
    ({ privateKey } = pair);
    const local = createLocalJWKSet({ keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'k' }] });
    keys = Object.assign((...parameters: Parameters<typeof local>) => {
      used += 1;
      return local(...parameters);
    }, local);
  });
  beforeEach(() => {
    used = 0;
  });

  describe('for accessTokenVerifier', () => {
    it('gives scopes, permissions and client id that are texts, and nothing else', async () => {
      const verified = await verify({
        scope: 'a b',
        permissions: ['p', 7, null, 'q'],
        azp: 7,
        client_id: 'spa',
      });
      expect([...verified.scopes]).toEqual(['a', 'b']);
      expect([...verified.permissions]).toEqual(['p', 'q']);
      expect(verified.clientId).toBe('spa');
    });

    it('with claims of another type › gives no scope, permission or client id', async () => {
      const verified = await verify({ scope: ['a'], permissions: 'p' });
      expect([...verified.scopes, ...verified.permissions]).toEqual([]);
      expect(verified.clientId).toBeUndefined();
    });

    for (const claim of ['sub', 'aud', 'exp', 'iat']) {
      it(`without ${claim} › is refused as invalid`, async () => {
        const problem = await rejectionOf(verify({ [claim]: undefined }));
        expect(problem.code).toBe('invalid-token');
        expect(problem.cause).toBeInstanceOf(Error);
      });
    }

    it('after its end › is refused as expired, or as an ID token if it is one', async () => {
      const expired = await rejectionOf(verify({ exp: NOW - 6 }));
      expect(expired.code).toBe('expired');
      expect(expired.cause).toBeInstanceOf(Error);
      expect((await rejectionOf(verify({ exp: NOW - 6, nonce: 'n' }))).code).toBe('id-token');
      await expectAsync(verify({ exp: NOW - 4 })).toBeResolved();
    });

    it('sent twice › is verified once', async () => {
      const verifier = accessTokenVerifier(options, keys);
      const token = await sign({});
      await verifier(requestWith(token));
      await verifier(requestWith(token));
      expect(used).toBe(1);
    });
  });

  describe('for verifySecondaryToken', () => {
    const account = { sub: 'google-oauth2|117', aud: 'spa', auth_time: NOW };

    it('returns the account, and until when it is accepted', async () => {
      const { account: found, expiresAt } = await secondary({ ...account, iat: NOW - 10 });
      expect(found).toEqual({ provider: 'google-oauth2', userId: '117' });
      expect(expiresAt).toBe((NOW - 10 + 600 + 5 + 1) * 1000);
    });

    it('accepts a login as old as the limit and the tolerance, and none that is older', async () => {
      await expectAsync(secondary({ ...account, auth_time: NOW - 605 })).toBeResolved();
      expect(
        (await rejectionOf(secondary({ ...account, auth_time: NOW - 606 }))).message,
      ).toContain('too old');
    });

    for (const [what, claims] of [
      ['without auth_time', { auth_time: undefined }],
      ['without sub', { sub: undefined }],
      ['without iat', { iat: undefined }],
      ['without exp', { exp: undefined }],
      ['of another application', { aud: 'other' }],
      ['older than ten minutes', { iat: NOW - 606 }],
    ] as const) {
      it(`${what} › is refused as not valid, with the field`, async () => {
        const problem = await rejectionOf(secondary({ ...account, ...claims } as JWTPayload));
        expect(problem.code).toBe('invalid-change');
        expect(problem.message).toContain('not valid');
        expect(problem.facts.errors).toEqual([
          { path: 'link_with', message: 'has to be an ID token of the second account' },
        ]);
      });
    }

    it('with a sub that is no user id › is refused', async () => {
      const problem = await rejectionOf(secondary({ ...account, sub: 'spa@clients' }));
      expect(problem.message).toContain('does not identify a user');
    });

    it('for a caller without client id › is refused', async () => {
      const problem = await rejectionOf(secondary(account, { ...CALLER, clientId: undefined }));
      expect(problem.message).toContain('no client id');
    });

    it('when the keys cannot be read › is not reported as invalid', async () => {
      const unavailable = signingKeys({
        ...options,
        fetch: () => Promise.reject(new TypeError('no network')),
      });
      const problem = await rejectionOf(
        verifySecondaryToken(await sign(account), CALLER, { options, keys: unavailable }),
      );
      expect(problem.code).toBe('upstream-unavailable');
    });

    it('is remembered as used until it is refused by its age', async () => {
      let now = NOW * 1000;
      const shared = { store: memoryStore(() => now), clock: () => now };
      const token = await secondary(account);
      const use = (request: string): Promise<void> =>
        useSecondaryTokenOnce(token, { sub: 'auth0|ada', request }, shared);
      await use('one');
      await expectAsync(use('one')).toBeResolved();
      now = token.expiresAt - 1;
      expect((await rejectionOf(use('two'))).message).toContain('used before');
      now = token.expiresAt;
      await expectAsync(use('three')).toBeResolved();
    });
  });

  function verify(claims: JWTPayload): ReturnType<ReturnType<typeof accessTokenVerifier>> {
    return sign(claims).then((token) => accessTokenVerifier(options, keys)(requestWith(token)));
  }

  function secondary(
    claims: JWTPayload,
    caller: Caller = CALLER,
  ): ReturnType<typeof verifySecondaryToken> {
    return sign(claims).then((token) => verifySecondaryToken(token, caller, { options, keys }));
  }

  function sign(claims: JWTPayload): Promise<string> {
    return new SignJWT({
      iss: ISSUER,
      aud: AUDIENCE,
      sub: 'auth0|ada',
      iat: NOW,
      exp: NOW + 3600,
      ...claims,
    })
      .setProtectedHeader({ alg: 'RS256', kid: 'k' })
      .sign(privateKey);
  }
});

describe('signingKeys', () => {
  it('after a failure › tells when to try again, and asks the tenant no earlier', async () => {
    let now = NOW * 1000;
    let asked = 0;
    const keys = signingKeys({
      tenantOrigin: 'https://tenant.example',
      clock: () => now,
      fetch: () => {
        asked += 1;
        return Promise.reject(new TypeError('no network'));
      },
    });
    const ask = (): Promise<unknown> =>
      Promise.resolve(keys({ alg: 'RS256', kid: 'k' }, {} as never));
    const problem = await rejectionOf(ask());
    expect(problem.facts.retryAfterSeconds).toBe(5);
    expect(problem.facts.operatorDetail).toContain('jwks.json');
    expect(problem.cause).toBeInstanceOf(TypeError);
    now += 4999;
    await rejectionOf(ask());
    expect(asked).toBe(1);
    now += 1;
    await rejectionOf(ask());
    expect(asked).toBe(2);
  });
});

function requestWith(token: string): Request {
  return new Request('https://proxy.example/me', { headers: { authorization: `Bearer ${token}` } });
}
