import { LoginTransactions, type LoginTransaction } from '../../src/login/login-transaction.ts';
import { resolvedBff } from '../support/resolved-bff.ts';

const HOUR = 3_600_000;

describe('LoginTransactions', () => {
  let now: number;
  let transactions: LoginTransactions;
  beforeEach(() => {
    now = Date.parse('2026-11-22T10:00:00Z');
    transactions = new LoginTransactions(resolvedBff({ clock: () => now }));
  });

  it('newState has 256 random bits after the time, by which it sorts', () => {
    const states = Array.from({ length: 20 }, () => {
      now += 1000;
      return transactions.newState();
    });
    expect(new Set(states.map((state) => state.slice(9))).size).toBe(20);
    expect(states.every((state) => /^[0-9a-z]{9}[\w-]{43}$/.test(state))).toBeTrue();
    expect([...states].sort()).toEqual(states);
    now = 0;
    expect(transactions.newState()).toMatch(/^000000000[\w-]{43}$/);
  });

  it('begin sets a cookie for an hour, which is sent when the tenant sends the browser back', async () => {
    const transaction = begun();
    const [cookie, ...others] = await transactions.begin(transaction, new Headers());
    expect(others).toEqual([]);
    expect(cookie).toMatch(
      /^__Host-Http-bff-login-[\w-]{25}=[\w.-]+; Path=\/; Max-Age=3600; HttpOnly; Secure; SameSite=Lax$/,
    );
    expect(cookie).not.toContain(transaction.codeVerifier);
    expect(cookie).not.toContain(transaction.state);
  });

  it('end removes the cookie of the transaction', async () => {
    const transaction = begun();
    const [name = ''] = (await cookieOf(transaction)).split('=');
    expect(transactions.end(transaction)).toBe(
      `${name}=; Path=/; Max-Age=0; HttpOnly; Secure; SameSite=Lax`,
    );
  });

  for (const [open, removed] of [
    [4, []],
    [5, ['0']],
    [7, ['0', '1', '2']],
  ] as const) {
    it(`begin with ${open} open logins › removes ${removed.length}, the oldest first`, async () => {
      const names = Array.from({ length: open }, (_, at) => `__Host-Http-bff-login-${at}`);
      const cookie = [...names].reverse().map((name) => `${name}=x`);
      const headers = new Headers({ cookie: [...cookie, 'other=1'].join('; ') });
      const lines = await transactions.begin(begun(), headers);
      expect(lines.slice(0, -1).map((line) => line.split(';').slice(0, 3).join(';'))).toEqual(
        removed.map((at) => `__Host-Http-bff-login-${at}=; Path=/; Max-Age=0`),
      );
      expect(lines.at(-1)).toContain('Max-Age=3600');
    });
  }

  describe('find', () => {
    it('returns the transaction of this browser, for an hour', async () => {
      const transaction = begun();
      const headers = new Headers({ cookie: await cookieOf(transaction) });
      now += HOUR - 1;
      expect(await transactions.find(transaction.state, headers)).toEqual(transaction);
      now += 1;
      expect(await transactions.find(transaction.state, headers)).toBeUndefined();
    });

    it('in another browser › returns nothing', async () => {
      const transaction = begun();
      const other = new Headers({ cookie: await cookieOf(begun()) });
      expect(await transactions.find(transaction.state, other)).toBeUndefined();
      expect(await transactions.find(transaction.state, new Headers())).toBeUndefined();
    });

    it('with another state that has the same cookie name › returns nothing', async () => {
      const transaction = begun();
      const headers = new Headers({ cookie: await cookieOf(transaction) });
      const end = transaction.state.endsWith('A') ? 'B' : 'A';
      const guessed = transaction.state.slice(0, -1) + end;
      expect(await transactions.find(guessed, headers)).toBeUndefined();
    });

    it('with the cookie of another login of the browser › returns nothing', async () => {
      const [one, two] = [begun(), begun()];
      const [, value] = (await cookieOf(one)).split('=');
      const [name] = (await cookieOf(two)).split('=');
      const headers = new Headers({ cookie: `${name}=${value}` });
      expect(await transactions.find(two.state, headers)).toBeUndefined();
    });

    it('with a malformed state › does not even look for a cookie', async () => {
      const transaction = begun();
      for (const state of [
        ...['', transaction.state.slice(0, 25), `${transaction.state}A`, ` ${transaction.state}`],
        `${transaction.state.slice(0, -1)};`,
      ]) {
        const headers = new Headers({ cookie: await cookieOf({ ...transaction, state }) });
        expect(await transactions.find(state, headers)).toBeUndefined();
      }
    });

    it('of an instance with other credentials › returns nothing', async () => {
      const transaction = begun();
      const headers = new Headers({ cookie: await cookieOf(transaction) });
      const other = new LoginTransactions(resolvedBff({ clientSecret: 'another' }));
      expect(await other.find(transaction.state, headers)).toBeUndefined();
    });
  });

  function begun(): LoginTransaction {
    return {
      state: transactions.newState(),
      nonce: 'nonce-of-the-login',
      codeVerifier: 'verifier-of-the-login',
      returnTo: '/account',
      audience: 'https://orders.example/',
      scopes: ['openid'],
      organization: 'org_1',
      maxAge: 60,
      sessionKey: 'session:a:b',
      startedAt: now,
    };
  }

  /** What the browser sends for a transaction. */
  async function cookieOf(transaction: LoginTransaction): Promise<string> {
    const lines = await transactions.begin(transaction, new Headers());
    return lines.at(-1)?.split(';', 1)[0] ?? '';
  }
});
