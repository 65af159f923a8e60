import { Problem } from '../../src/problem/problem.ts';
import { rejectionOf } from '../support/problem-of.ts';
import {
  issued,
  ORDERS,
  OTHER,
  START,
  startTokens,
  token,
  type TokenHarness,
} from './scripted-tokens.ts';

describe('UserTokens', () => {
  let harness: TokenHarness;
  beforeEach(async () => (harness = await startTokens()));
  afterEach(() => harness.tenant.close());

  describe('with a token that is stored', () => {
    it('returns it until thirty seconds before its end', async () => {
      const stored = await harness.logIn({
        tokens: { [ORDERS]: token({ expiresAt: START + 30_001 }) },
      });
      expect((await harness.get(stored)).value).toBe('stored');
      harness.now += 1;
      expect((await harness.get(stored)).value).not.toBe('stored');
      expect(harness.tenant.received.length).toBe(1);
    });

    it('returns it when the scopes were requested before, granted or not', async () => {
      const stored = await harness.logIn({
        tokens: { [ORDERS]: token({ requested: ['a', 'b'] }) },
      });
      const add = spyOn(harness.store, 'add').and.callThrough();
      expect((await harness.get(stored, ['b', 'a'])).value).toBe('stored');
      expect(harness.tenant.received).toEqual([]);
      expect(add).not.toHaveBeenCalled();
    });

    it('requests another one for a scope that was never requested, and loses none', async () => {
      const stored = await harness.logIn({ tokens: { [ORDERS]: token({ scopes: ['a', 'b'] }) } });
      await harness.get(stored, ['b', 'c']);
      expect(harness.form(0)).toEqual({
        grant_type: 'refresh_token',
        refresh_token: 'first',
        audience: ORDERS,
        scope: 'a b c',
        client_id: 'web',
        client_secret: 'secret',
      });
    });
  });

  it('without scopes › requests those of the login', async () => {
    await harness.get(await harness.logIn());
    expect(harness.form(0)['scope']).toBeUndefined();
  });

  it('stores what the tenant issued', async () => {
    const stored = await harness.logIn();
    const issuedToken = await harness.get(stored);
    const session = (await harness.sessionOf(stored))!;
    expect(session.tokens).toEqual({ [ORDERS]: issuedToken });
    expect(session.refreshToken).toBe('second');
    expect(session.refreshStartedAt).toBeUndefined();
  });

  for (const [what, refresh_token, rotates] of [
    ['another refresh token', 'second', true],
    ['the same refresh token', 'first', false],
    ['no refresh token', undefined, false],
  ] as const) {
    it(`when the tenant answers with ${what} › remembers whether it replaces them`, async () => {
      harness.tenant.token = [issued(ORDERS, { refresh_token })];
      const stored = await harness.logIn();
      await harness.get(stored);
      const session = (await harness.sessionOf(stored))!;
      expect(session.rotates).toBe(rotates);
      expect(session.refreshToken).toBe(refresh_token ?? 'first');
    });
  }

  it('for calls at the same time › sends one request, with one lock', async () => {
    const add = spyOn(harness.store, 'add').and.callThrough();
    const stored = await harness.logIn();
    add.calls.reset();
    const found = await Promise.all([
      ...[
        harness.get(stored, ['a', 'b']),
        harness.get(stored, ['b', 'a']),
        harness.get(stored, ['a', 'b']),
      ],
    ]);
    expect(new Set(found.map(({ value }) => value)).size).toBe(1);
    expect(harness.tenant.received.length).toBe(1);
    expect(add.calls.count()).toBe(1);
  });

  it('for other scopes at the same time › sends a request for each', async () => {
    const stored = await harness.logIn();
    await Promise.all([harness.get(stored, ['a']), harness.get(stored, ['b'])]);
    expect([harness.form(0)['scope'], harness.form(1)['scope']]).toEqual(['a', 'a b']);
  });

  it('for two APIs at the same time › sends one request after the other', async () => {
    const stored = await harness.logIn();
    harness.tenant.token = [issued(ORDERS), issued(OTHER, { refresh_token: 'third' })];
    await Promise.all([
      harness.get(stored),
      harness.tokens.get(stored, { audience: OTHER, scopes: [] }),
    ]);
    expect([harness.form(0)['refresh_token'], harness.form(1)['refresh_token']]).toEqual([
      'first',
      'second',
    ]);
    const session = (await harness.sessionOf(stored))!;
    expect(Object.keys(session.tokens)).toEqual([ORDERS, OTHER]);
  });

  it('when another instance has refreshed meanwhile › uses its token', async () => {
    const stored = await harness.logIn();
    await harness.sessions.change(stored.key, (session) => ({
      ...session,
      tokens: { [ORDERS]: token() },
    }));
    expect((await harness.get(stored)).value).toBe('stored');
    expect(harness.tenant.received).toEqual([]);
  });

  it('of a session that has ended meanwhile › sends nothing', async () => {
    const stored = await harness.logIn();
    await harness.sessions.end(stored);
    expect((await rejectionOf(harness.get(stored))).code).toBe('no-session');
    expect(harness.tenant.received).toEqual([]);
  });

  it('of a session that ends during the request › sends nothing', async () => {
    const stored = await harness.logIn();
    harness.beforeRequest = () => harness.sessions.end(stored);
    expect((await rejectionOf(harness.get(stored))).code).toBe('upstream-unavailable');
    expect(harness.tenant.received).toEqual([]);
  });

  it('of a session whose refresh token was replaced meanwhile › does not send the old one', async () => {
    const stored = await harness.logIn();
    harness.beforeRequest = () =>
      harness.sessions.change(stored.key, (session) => ({
        ...session,
        refreshToken: 'of a login',
      }));
    const problem = await rejectionOf(harness.get(stored));
    expect(problem.code).toBe('upstream-unavailable');
    expect(problem.facts.retryAfterSeconds).toBe(1);
    expect(harness.tenant.received).toEqual([]);
  });

  it('without a refresh token › needs a login', async () => {
    const stored = await harness.logIn({ refreshToken: undefined });
    expect((await rejectionOf(harness.get(stored))).code).toBe('login-required');
    expect(harness.tenant.received).toEqual([]);
  });

  it('for an API the tenant issues no token for › needs a login, and asks again after half a minute', async () => {
    harness.tenant.token = [issued(OTHER)];
    const stored = await harness.logIn();
    expect((await rejectionOf(harness.get(stored))).code).toBe('login-required');
    harness.now += 29_999;
    expect((await rejectionOf(harness.get((await harness.sessions.read(stored.key))!))).code).toBe(
      'login-required',
    );
    expect(harness.tenant.received.length).toBe(1);
    harness.now += 1;
    await rejectionOf(harness.get((await harness.sessions.read(stored.key))!));
    expect(harness.tenant.received.length).toBe(2);
  });

  describe('forget', () => {
    it('removes the token that an API refused, and no other', async () => {
      const both = { [ORDERS]: token(), [OTHER]: token() };
      const stored = await harness.logIn({ tokens: both });
      await harness.tokens.forget(stored, ORDERS, token());
      expect((await harness.sessionOf(stored))?.tokens).toEqual({ [OTHER]: token() });
    });

    it('keeps a token that has replaced it since', async () => {
      const stored = await harness.logIn({ tokens: { [ORDERS]: token() } });
      await harness.tokens.forget(stored, ORDERS, token({ value: 'older' }));
      await harness.tokens.forget(stored, OTHER, token());
      expect((await harness.sessionOf(stored))?.tokens).toEqual({ [ORDERS]: token() });
    });
  });

  describe('when the store fails after the answer', () => {
    it('offers the tokens to it again', async () => {
      const stored = await harness.logIn();
      failAfterAnswer(new Problem('store-unavailable', 'Redis cannot be reached.'), 2);
      await harness.get(stored);
      expect((await harness.sessionOf(stored))?.refreshToken).toBe('second');
    });

    it('offers them for a minute, and then says that the store fails', async () => {
      const stored = await harness.logIn();
      const down = new Problem('store-unavailable', 'Redis cannot be reached.');
      const offers = failAfterAnswer(down, 99, () => (harness.now += 20_000));
      await expectAsync(harness.get(stored)).toBeRejectedWith(down);
      expect(offers()).toBe(4);
    });

    for (const defect of [new TypeError('a defect'), new Problem('conflict', 'Not the store.')]) {
      it(`does not hide the error ${defect.name}`, async () => {
        const stored = await harness.logIn();
        const offers = failAfterAnswer(defect, 99);
        await expectAsync(harness.get(stored)).toBeRejectedWith(defect);
        expect(offers()).toBe(1);
      });
    }
  });

  /** Lets writes of sessions fail once the tenant has answered; returns how many did. */
  function failAfterAnswer(error: Error, times: number, then?: () => void): () => number {
    const replace = harness.store.replace.bind(harness.store);
    let failures = 0;
    spyOn(harness.store, 'replace').and.callFake((...parameters) => {
      if (harness.tenant.received.length === 0 || failures === times) {
        return replace(...parameters);
      }
      failures += 1;
      then?.();
      return Promise.reject(error);
    });
    return () => failures;
  }
});
