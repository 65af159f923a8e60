import { calculateJwkThumbprint, exportJWK, generateKeyPair, SignJWT, type JWTPayload } from 'jose';
import { verifyDpopProof, useProofOnce } from '../../src/access-token/dpop-proof.ts';
import { checkTokenBinding } from '../../src/access-token/check-token-binding.ts';
import { sha256Base64url } from '../../src/encryption/sha256.ts';
import { memoryStore } from '../../src/index.ts';
import { resolveOptions } from '../../src/options/resolve-options.ts';
import { rejectionOf } from '../support/problem-of.ts';

const NOW = 1_800_000_000;
const TOKEN = 'the.access.token';

describe('verifyDpopProof', () => {
  let key: Awaited<ReturnType<typeof generateKeyPair>>;
  let thumbprint: string;
  beforeAll(async () => {
    key = await generateKeyPair('ES256', { extractable: true });
    thumbprint = await calculateJwkThumbprint(await exportJWK(key.publicKey));
  });

  it('returns until when the proof is accepted, with the tolerance', async () => {
    const { expiresAt } = await verify(await proof({ iat: NOW - 10 }));
    expect(expiresAt).toBe((NOW - 10 + 60 + 5 + 1) * 1000);
  });

  it('accepts a proof as old as the limit and the tolerance, and none that is older', async () => {
    await expectAsync(verify(await proof({ iat: NOW - 65 }))).toBeResolved();
    expect((await rejectionOf(verify(await proof({ iat: NOW - 67 })))).code).toBe(
      'invalid-dpop-proof',
    );
  });

  for (const [what, claims] of [
    ['an empty jti', { jti: '' }],
    ['a jti of 201 characters', { jti: 'j'.repeat(201) }],
    ['a jti that is no text', { jti: 7 }],
  ] as const) {
    it(`refuses ${what}`, async () => {
      const problem = await rejectionOf(verify(await proof(claims as never)));
      expect(problem.message).toBe('The proof has no usable jti.');
    });
  }

  it('accepts a jti of 200 characters', async () => {
    await expectAsync(verify(await proof({ jti: 'j'.repeat(200) }))).toBeResolved();
  });

  for (const htu of [7, 'not a URL', '/me', undefined]) {
    it(`refuses the address ${JSON.stringify(htu)}`, async () => {
      const problem = await rejectionOf(verify(await proof({ htu })));
      expect(problem.message).toBe('The proof is for another URL.');
    });
  }

  it('ignores query and fragment of the address', async () => {
    await expectAsync(
      verify(await proof({ htu: 'https://proxy.example/me?x=1#y' })),
    ).toBeResolved();
  });

  for (const sent of [null, 'a.b.c,d.e.f', '']) {
    it(`refuses ${JSON.stringify(sent)} in place of one proof`, async () => {
      const { message, cause } = await rejectionOf(verify(sent));
      expect(message).toBe(
        sent === ''
          ? 'The proof cannot be verified.'
          : 'Send exactly one DPoP header with a proof.',
      );
      expect(cause !== undefined).toBe(sent === '');
    });
  }

  it('has another id for another key and another jti', async () => {
    const first = await verify(await proof({ jti: 'one' }));
    expect((await verify(await proof({ jti: 'one' }))).id).toBe(first.id);
    expect((await verify(await proof({ jti: 'two' }))).id).not.toBe(first.id);
  });

  async function proof(claims: JWTPayload & { htu?: unknown }): Promise<string> {
    const jwk = await exportJWK(key.publicKey);
    return new SignJWT({
      htm: 'GET',
      htu: 'https://proxy.example/me',
      jti: 'a-jti',
      iat: NOW,
      ath: await sha256Base64url(TOKEN),
      ...claims,
    })
      .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk })
      .sign(key.privateKey);
  }

  function verify(sent: string | null): ReturnType<typeof verifyDpopProof> {
    return verifyDpopProof({
      proof: sent,
      token: TOKEN,
      thumbprint,
      method: 'GET',
      url: new URL('https://proxy.example/me'),
      now: NOW * 1000,
      toleranceSeconds: 5,
    });
  }
});

describe('useProofOnce', () => {
  it('remembers a proof until it has expired, and five seconds more', async () => {
    let now = NOW * 1000;
    const options = { store: memoryStore(() => now), clock: () => now };
    const proof = { id: 'an-id', expiresAt: now + 60_000 };
    await useProofOnce(proof, 'auth0|ada', options);
    now += 64_999;
    expect((await rejectionOf(useProofOnce(proof, 'auth0|ada', options))).message).toBe(
      'The proof was used before.',
    );
    now += 1;
    expect(await options.store.get('dpop:auth0%7Cada:an-id')).toBeUndefined();
  });
});

describe('checkTokenBinding', () => {
  for (const cnf of [null, 'text', 7, {}, { jkt: 7 }, { 'x5t#S256': 'abc' }, []]) {
    it(`refuses a token that is bound by ${JSON.stringify(cnf)}`, async () => {
      const problem = await rejectionOf(check({ cnf }));
      expect(problem.code).toBe('invalid-token');
      expect(problem.message).toContain('does not support');
    });
  }

  it('accepts a token that is not bound as Bearer only, and not where DPoP is required', async () => {
    expect(await check({})).toBeUndefined();
    expect((await rejectionOf(check({}, 'DPoP'))).message).toContain('Send it as Bearer');
    expect((await rejectionOf(check({}, 'Bearer', 'required'))).message).toContain(
      'DPoP-bound tokens only',
    );
  });

  it('refuses a bound token as Bearer, and without a proof', async () => {
    const cnf = { jkt: 'abc' };
    expect((await rejectionOf(check({ cnf }))).message).toContain('Send it as DPoP');
    expect((await rejectionOf(check({ cnf }, 'DPoP'))).message).toContain(
      'exactly one DPoP header',
    );
  });

  function check(
    claims: JWTPayload,
    scheme: 'Bearer' | 'DPoP' = 'Bearer',
    dpop: 'when-bound' | 'required' = 'when-bound',
  ): ReturnType<typeof checkTokenBinding> {
    return checkTokenBinding({
      request: new Request('https://proxy.example/me'),
      authorization: { scheme, token: TOKEN },
      claims,
      options: resolveOptions({
        domain: 'tenant.example',
        audience: 'https://profile-proxy.example/',
        clientId: 'profile-proxy',
        clientSecret: 'secret',
        dpop,
      }),
    });
  }
});
