import { calculateJwkThumbprint, exportJWK, generateKeyPair, SignJWT, type JWK } from 'jose';
import { sha256Base64url } from '../../src/encryption/sha256.ts';
import { memoryStore } from '../../src/index.ts';
import { BOB, startHarness, type Harness, type ProblemBody } from '../support/harness.ts';

describe('a DPoP-bound token', () => {
  let harness: Harness;
  let key: Awaited<ReturnType<typeof generateKeyPair>>;
  let jwk: JWK;
  let token: string;

  beforeEach(async () => {
    harness = await startHarness();
    key = await generateKeyPair('ES256', { extractable: true });
    jwk = await exportJWK(key.publicKey);
    token = await harness.mint({ claims: { cnf: { jkt: await calculateJwkThumbprint(jwk) } } });
  });
  afterEach(() => harness.close());

  it('is accepted with a proof of its key', async () => {
    expect((await send(await proof())).status).toBe(200);
  });

  it('is refused as a bearer token', async () => {
    expect(await codeOf(await harness.send('GET', '/me', { token }))).toBe('invalid-dpop-proof');
  });

  it('is refused with a proof that was used before', async () => {
    const used = await proof();
    await send(used);
    expect(await codeOf(await send(used))).toBe('invalid-dpop-proof');
  });

  it('is refused without a proof, and with two', async () => {
    expect(await codeOf(await send(undefined))).toBe('invalid-dpop-proof');
    const two = `${await proof()}, ${await proof()}`;
    expect(await codeOf(await send(two))).toBe('invalid-dpop-proof');
  });

  for (const [name, claims] of [
    ['another method', { htm: 'PATCH' }],
    ['another path', { htu: 'http://proxy.example/me/email' }],
    ['another host', { htu: 'http://evil.example/me' }],
    ['another token', { ath: 'fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo' }],
    ['no token', { ath: undefined }],
    ['no jti', { jti: undefined }],
    ['a time long ago', { iat: Math.floor(Date.now() / 1000) - 300 }],
    ['a time to come', { iat: Math.floor(Date.now() / 1000) + 300 }],
  ] as const) {
    it(`is refused with a proof for ${name}`, async () => {
      expect(await codeOf(await send(await proof(claims)))).toBe('invalid-dpop-proof');
    });
  }

  it('is refused with a proof of another type', async () => {
    expect(await codeOf(await send(await proof({}, { typ: 'JWT' })))).toBe('invalid-dpop-proof');
  });

  it('is refused with a proof of another key', async () => {
    const other = await generateKeyPair('ES256');
    const header = { jwk: await exportJWK(other.publicKey) };
    const signed = await sign(other.privateKey, await claimsOf(), header);
    expect(await codeOf(await send(signed))).toBe('invalid-dpop-proof');
  });

  it('is refused with a proof that shows its private key', async () => {
    const header = { jwk: await exportJWK(key.privateKey) };
    expect(await codeOf(await send(await proof({}, header)))).toBe('invalid-dpop-proof');
  });

  it('is checked against the public address of the proxy', async () => {
    const publicUrl = 'https://api.example/profile';
    await harness.close();
    harness = await startHarness({ publicUrl });
    token = await harness.mint({ claims: { cnf: { jkt: await calculateJwkThumbprint(jwk) } } });
    expect((await send(await proof({ htu: 'https://api.example/profile/me' }))).status).toBe(200);
    expect(await codeOf(await send(await proof()))).toBe('invalid-dpop-proof');
  });

  it('is required with dpop: required', async () => {
    const strict = await startHarness({ dpop: 'required' });
    expect(await codeOf(await strict.send('GET', '/me'))).toBe('invalid-dpop-proof');
    await strict.close();
  });

  for (const [name, request] of [
    ['without permission', { scope: 'openid' }],
    ['over the limit', {}],
  ] as const) {
    it(`when the request is ${name} › stores no proof`, async () => {
      await harness.close();
      const store = memoryStore();
      const added: string[] = [];
      harness = await startHarness({
        store: {
          ...store,
          add: (storedKey, value, ttlMs) => (
            added.push(storedKey),
            store.add(storedKey, value, ttlMs)
          ),
          consume: () => Promise.resolve({ allowed: false, retryAfterMs: 1000 }),
        },
      });
      const jkt = await calculateJwkThumbprint(jwk);
      token = await harness.mint({ ...request, claims: { cnf: { jkt } } });
      expect([403, 429]).toContain((await send(await proof())).status);
      expect(added.filter((storedKey) => storedKey.startsWith('dpop'))).toEqual([]);
    });
  }

  for (const aheadSeconds of [0, 3, 5]) {
    for (const laterSeconds of [1, 30, 64, 69, 70, 71, 75]) {
      it(`with a proof dated ${aheadSeconds} s ahead is refused when it is used again after ${laterSeconds} s`, async () => {
        await harness.close();
        const start = Math.floor(Date.now() / 1000) * 1000;
        let now = start;
        harness = await startHarness({ clock: () => now });
        token = await harness.mint({ claims: { cnf: { jkt: await calculateJwkThumbprint(jwk) } } });
        const used = await proof({ iat: start / 1000 + aheadSeconds });
        expect((await send(used)).status).toBe(200);
        now = start + laterSeconds * 1000;
        expect(await codeOf(await send(used))).toBe('invalid-dpop-proof');
      });
    }
  }

  it('when the same key signs another proof › accepts it', async () => {
    expect((await send(await proof())).status).toBe(200);
    expect((await send(await proof())).status).toBe(200);
  });

  it('when two users use the same key and jti › accepts both', async () => {
    const jti = crypto.randomUUID();
    expect((await send(await proof({ jti }))).status).toBe(200);
    const jkt = await calculateJwkThumbprint(jwk);
    token = await harness.mint({ userId: BOB, claims: { cnf: { jkt } } });
    expect((await send(await proof({ jti }))).status).toBe(200);
  });

  for (const alg of ['RS256', 'PS256', 'ES384', 'EdDSA']) {
    it(`is refused with a proof signed with ${alg}`, async () => {
      const other = await generateKeyPair(alg, { extractable: true });
      const otherJwk = await exportJWK(other.publicKey);
      const jkt = await calculateJwkThumbprint(otherJwk);
      token = await harness.mint({ claims: { cnf: { jkt } } });
      const header = { jwk: otherJwk, alg };
      const signed = await sign(other.privateKey, await claimsOf(), header);
      expect(await codeOf(await send(signed))).toBe('invalid-dpop-proof');
    });
  }

  it('refuses the DPoP scheme with a token that is not bound', async () => {
    token = await harness.mint();
    const problem = (await (await send(await proof())).json()) as ProblemBody;
    expect(problem.code).toBe('invalid-dpop-proof');
    expect(problem.detail).toContain('not bound');
  });

  async function claimsOf(): Promise<Record<string, unknown>> {
    return {
      htm: 'GET',
      htu: 'http://proxy.example/me',
      iat: Math.floor(Date.now() / 1000),
      jti: crypto.randomUUID(),
      ath: await sha256Base64url(token),
    };
  }

  async function proof(claims: object = {}, header: object = {}): Promise<string> {
    return sign(key.privateKey, { ...(await claimsOf()), ...claims }, { jwk, ...header });
  }

  function sign(
    privateKey: typeof key.privateKey,
    claims: Record<string, unknown>,
    header: object,
  ): Promise<string> {
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', ...header })
      .sign(privateKey);
  }

  function send(dpop: string | undefined): Promise<Response> {
    const headers = { authorization: `DPoP ${token}`, ...(dpop !== undefined && { dpop }) };
    return harness.send('GET', '/me', { token: '', headers });
  }
});

async function codeOf(response: Response): Promise<string> {
  return ((await response.json()) as ProblemBody).code;
}
