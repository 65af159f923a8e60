import { generateKeyPair, SignJWT } from 'jose';
import { memoryStore } from '../../src/index.ts';
import { verifyLogoutToken } from '../../src/login/logout-token.ts';
import { Problem } from '../../src/problem/problem.ts';
import { rejectionOf } from '../support/problem-of.ts';
import { resolvedBff } from '../support/resolved-bff.ts';

const EVENT = 'http://schemas.openid.net/event/backchannel-logout';
const ISSUED = 1_000_000;
const TOLERANCE = 5;

describe('verifyLogoutToken', () => {
  let keys: Awaited<ReturnType<typeof generateKeyPair>>;
  let now: number;
  beforeAll(async () => (keys = await generateKeyPair('RS256')));
  beforeEach(() => (now = ISSUED * 1000));

  for (const [claims, subject] of [
    [
      { sub: 'auth0|ada', sid: 's1' },
      { sub: 'auth0|ada', sid: 's1' },
    ],
    [{ sub: 'auth0|ada' }, { sub: 'auth0|ada', sid: undefined }],
    [{ sid: 's1' }, { sub: undefined, sid: 's1' }],
    [
      { sub: '', sid: 's1' },
      { sub: undefined, sid: 's1' },
    ],
  ] as const) {
    it(`returns whose sessions end for ${JSON.stringify(claims)}`, async () => {
      expect(await verify(await token({ claims }))).toEqual(subject);
    });
  }

  for (const typ of [undefined, 'JWT', 'jwt', 'logout+jwt', 'LOGOUT+JWT']) {
    it(`accepts a token of the type ${String(typ)}`, async () => {
      await expectAsync(verify(await token({ header: typ ? { typ } : {} }))).toBeResolved();
    });
  }

  for (const typ of ['at+jwt', 'dpop+jwt', 'x']) {
    it(`refuses a token of the type ${typ}`, async () => {
      const problem = await rejectionOf(verify(await token({ header: { typ } })));
      expect(problem.code).toBe('invalid-logout-token');
      expect(problem.message).toBe('The token is of another type.');
    });
  }

  for (const [what, claims, detail] of [
    ['no event', { events: {} }, 'not for a logout'],
    ['another event', { events: { 'https://evil.example/': {} } }, 'not for a logout'],
    ['a list of events', { events: [EVENT] }, 'not for a logout'],
    ['a text as events', { events: EVENT }, 'not for a logout'],
    ['null as events', { events: null }, 'not for a logout'],
    ['a nonce', { nonce: 'n' }, 'not for a logout'],
    ['an empty nonce', { nonce: '' }, 'not for a logout'],
    ['no user and no session', { sub: undefined }, 'names neither'],
    ['an empty user and session', { sub: '', sid: '' }, 'names neither'],
    ['a session that is no text', { sub: undefined, sid: 7 }, 'names neither'],
    ['another issuer', { iss: 'https://evil.eu.auth0.com/' }, 'not valid'],
    ['another audience', { aud: 'another-application' }, 'not valid'],
    ['no id', { jti: undefined }, 'not valid'],
    ['no time', { iat: undefined }, 'not valid'],
    ['no events', { events: undefined }, 'not valid'],
  ] as const) {
    it(`refuses a token with ${what}`, async () => {
      const problem = await rejectionOf(verify(await token({ claims })));
      expect(problem.code).toBe('invalid-logout-token');
      expect(problem.message).toContain(detail);
    });
  }

  it('refuses a token of another algorithm, also with a key of the tenant', async () => {
    const other = await generateKeyPair('PS256');
    const signed = await token({ header: { alg: 'PS256' }, key: other.privateKey });
    const problem = await rejectionOf(verify(signed, { key: other.publicKey }));
    expect(problem.message).toBe('The token is not valid for this application.');
    expect(problem.cause).toBeInstanceOf(Error);
  });

  it('accepts a token for ten minutes, and the difference of the clocks', async () => {
    now += (600 + TOLERANCE) * 1000;
    await expectAsync(verify(await token())).toBeResolved();
    now += 1000;
    await expectAsync(verify(await token())).toBeRejected();
    now = (ISSUED - TOLERANCE) * 1000;
    await expectAsync(verify(await token())).toBeResolved();
    now -= 1000;
    await expectAsync(verify(await token())).toBeRejected();
  });

  it('accepts a token once, as long as it is accepted at all', async () => {
    const store = memoryStore(() => now);
    const signed = await token();
    now = (ISSUED - TOLERANCE) * 1000;
    await verify(signed, { store });
    now = (ISSUED + 600 + TOLERANCE) * 1000 - 1;
    const problem = await rejectionOf(verify(signed, { store }));
    expect(problem.message).toBe('The token was used before.');
    await expectAsync(verify(await token(), { store })).toBeResolved();
  });

  it('passes on that the keys of the tenant cannot be read', async () => {
    const down = new Problem('upstream-unavailable', 'The keys cannot be read.');
    const bff = resolvedBff({ clock: () => now });
    const running = verifyLogoutToken(await token(), bff, () => Promise.reject(down));
    await expectAsync(running).toBeRejectedWith(down);
  });

  function verify(
    signed: string,
    { key = keys.publicKey, store = memoryStore(() => now) } = {},
  ): ReturnType<typeof verifyLogoutToken> {
    const bff = resolvedBff({ clock: () => now, clockToleranceSeconds: TOLERANCE, store });
    return verifyLogoutToken(signed, bff, () => Promise.resolve(key));
  }

  function token({
    claims = {},
    header = {},
    key = keys.privateKey,
  }: {
    readonly claims?: Readonly<Record<string, unknown>>;
    readonly header?: { readonly alg?: string; readonly typ?: string };
    readonly key?: typeof keys.privateKey;
  } = {}): Promise<string> {
    const isSubject = 'sub' in claims || 'sid' in claims;
    return new SignJWT({
      iss: 'https://tenant.eu.auth0.com/',
      aud: 'web',
      iat: ISSUED,
      jti: crypto.randomUUID(),
      events: { [EVENT]: {} },
      ...(!isSubject && { sub: 'auth0|ada' }),
      ...claims,
    })
      .setProtectedHeader({ alg: 'RS256', ...header })
      .sign(key);
  }
});
