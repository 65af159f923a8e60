import { decodeJwt } from 'jose';
import { toBase64url } from '../../src/encryption/base64url.ts';
import { VerifiedTokens } from '../../src/access-token/verified-tokens.ts';
import { startHarness, type Harness, type ProblemBody } from '../support/harness.ts';

describe('VerifiedTokens', () => {
  const claims = { sub: 'auth0|ada', exp: 2_000_000_000 };

  it('caches a token for a minute', () => {
    const tokens = new VerifiedTokens();
    tokens.add('a.b.c', claims, 1000);
    expect(tokens.get('a.b.c', 60_999)).toBe(claims);
    expect(tokens.get('a.b.c', 61_000)).toBeUndefined();
  });

  it('removes a token when it expires', () => {
    const tokens = new VerifiedTokens();
    tokens.add('a.b.c', { ...claims, exp: 10 }, 1000);
    expect(tokens.get('a.b.c', 9999)).toBeDefined();
    expect(tokens.get('a.b.c', 10_000)).toBeUndefined();
  });

  it('does not cache a token without an expiry', () => {
    const tokens = new VerifiedTokens();
    tokens.add('a.b.c', { sub: 'auth0|ada' }, 1000);
    expect(tokens.get('a.b.c', 1000)).toBeUndefined();
  });

  it('finds a token by all of its characters', () => {
    const tokens = new VerifiedTokens();
    tokens.add('a.b.c', claims, 1000);
    for (const token of ['a.b.d', 'a.x.c', 'a.b.c ', 'a.b', '']) {
      expect(tokens.get(token, 1000)).toBeUndefined();
    }
  });

  it('keeps the newest thousand', () => {
    const tokens = new VerifiedTokens();
    for (let index = 0; index < 1500; index++) {
      tokens.add(`token-${index}`, claims, 1000);
    }
    expect(tokens.get('token-499', 1000)).toBeUndefined();
    expect(tokens.get('token-500', 1000)).toBe(claims);
    expect(tokens.get('token-1499', 1000)).toBe(claims);
  });
});

describe('a cached token', () => {
  let harness: Harness;
  let now = Date.now();
  beforeEach(async () => {
    now = Date.now();
    harness = await startHarness({ clock: () => now });
  });
  afterEach(() => harness.close());

  it('is refused as expired after its exp', async () => {
    const token = await harness.mint({ expiresInSeconds: 20 });
    expect((await harness.send('GET', '/me', { token })).status).toBe(200);
    now += 30_000;
    const response = await harness.send('GET', '/me', { token });
    expect(((await response.json()) as ProblemBody).code).toBe('expired');
  });

  it('does not validate other claims with its signature', async () => {
    const token = await harness.mint();
    expect((await harness.send('GET', '/me', { token })).status).toBe(200);
    const [header = '', , signature = ''] = token.split('.');
    const altered = { ...decodeJwt(token), sub: 'auth0|bob' };
    const bytes = new TextEncoder().encode(JSON.stringify(altered));
    const forged = `${header}.${toBase64url(bytes)}.${signature}`;
    const response = await harness.send('GET', '/me', { token: forged });
    expect(((await response.json()) as ProblemBody).code).toBe('invalid-token');
  });
});
