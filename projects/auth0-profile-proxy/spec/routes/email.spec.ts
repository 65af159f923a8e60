import type { EmailConfirmationMessage } from '../../src/index.ts';
import {
  accountOf,
  ADA,
  BOB,
  startHarness,
  type Harness,
  type ProblemBody,
} from '../support/harness.ts';

describe('POST /me/email', () => {
  let harness: Harness;
  beforeEach(async () => (harness = await startHarness()));
  afterEach(() => harness.close());

  it('changes the address, unverified, and makes the tenant send the verification', async () => {
    const response = await harness.send('POST', '/me/email', {
      body: { email: 'ada@new.example' },
    });
    expect(response.status).toBe(200);
    expect(accountOf(harness)).toEqual(
      jasmine.objectContaining({ email: 'ada@new.example', email_verified: false }),
    );
  });

  it('answers alike for a taken and a free address', async () => {
    const taken = await harness.send('POST', '/me/email', { body: { email: 'bob@example.com' } });
    const free = await harness.send('POST', '/me/email', { body: { email: 'ada@new.example' } });
    expect(taken.status).toBe(free.status);
    expect(Object.keys((await taken.json()) as object)).toEqual(
      Object.keys((await free.json()) as object),
    );
    expect([...taken.headers.keys()]).toEqual([...free.headers.keys()]);
  });

  it('changes nothing when another account has the address', async () => {
    await harness.send('POST', '/me/email', { body: { email: 'bob@example.com' } });
    expect(accountOf(harness)['email']).toBe('ada@example.com');
    expect(accountOf(harness)['email_verified']).toBeTrue();
    expect(accountOf(harness, BOB)['email']).toBe('bob@example.com');
  });

  it('allows ten requests an hour', async () => {
    const statuses = [];
    for (let attempt = 0; attempt < 11; attempt++) {
      const body = { email: `ada${attempt}@new.example` };
      statuses.push((await harness.send('POST', '/me/email', { body })).status);
    }
    expect(statuses.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 200));
    expect(statuses[10]).toBe(429);
  });
});

describe('POST /me/email with sendEmailConfirmation', () => {
  let harness: Harness;
  let sent: EmailConfirmationMessage[];
  let now: number;
  beforeEach(async () => {
    sent = [];
    now = Date.now();
    harness = await startHarness({
      clock: () => now,
      sendEmailConfirmation: (message) => void sent.push(message),
    });
  });
  afterEach(() => harness.close());

  it('changes nothing yet and sends the token to the new address only', async () => {
    await harness.send('POST', '/me/email', { body: { email: 'ada@new.example' } });
    expect(accountOf(harness)['email']).toBe('ada@example.com');
    expect(sent.map(({ to, userId }) => ({ to, userId }))).toEqual([
      { to: 'ada@new.example', userId: ADA },
    ]);
  });

  it('does not send the address to the tenant', async () => {
    await harness.send('POST', '/me/email', { body: { email: 'bob@example.com' } });
    expect(harness.tenant.requests().filter(({ path }) => path.startsWith('/api/v2/'))).toEqual([]);
    expect(sent.length).toBe(1);
  });

  it('changes the address, verified, when its owner confirms it', async () => {
    const response = await confirm(await requestToken('ada@new.example'));
    expect(response.status).toBe(200);
    expect(accountOf(harness)).toEqual(
      jasmine.objectContaining({ email: 'ada@new.example', email_verified: true }),
    );
  });

  it('reveals that an address is taken only to its owner', async () => {
    const response = await confirm(await requestToken('bob@example.com'));
    expect(((await response.json()) as ProblemBody).code).toBe('conflict');
    expect(accountOf(harness)['email']).toBe('ada@example.com');
  });

  for (const [status, code] of [
    [404, 'not-found'],
    [500, 'upstream-unavailable'],
  ] as const) {
    it(`when the tenant answers a confirmation with ${status} › does not say that the address is taken`, async () => {
      const token = await requestToken('ada@new.example');
      harness.tenant.faults.add({ method: 'PATCH', path: '/api/v2/users/*', status, times: 9 });
      const response = await confirm(token);
      expect(((await response.json()) as ProblemBody).code).toBe(code);
    });
  }

  for (const [name, send] of [
    ['never resolves', () => new Promise<void>(() => undefined)],
    ['rejects', () => Promise.reject(new Error('SENSITIVE'))],
    [
      'throws',
      () => {
        throw new Error('SENSITIVE');
      },
    ],
  ] as const) {
    it(`when sendEmailConfirmation ${name} › the answer is the same and does not wait`, async () => {
      const other = await startHarness({ sendEmailConfirmation: send });
      const response = await other.send('POST', '/me/email', {
        body: { email: 'ada@new.example' },
      });
      expect(response.status).toBe(200);
      expect(await response.json()).toEqual({ email: 'ada@new.example', status: 'requested' });
      expect(other.log.join('')).not.toContain('SENSITIVE');
      await other.tenant.close();
    });
  }

  it('is sent before close() resolves, and by the platform’s waitUntil', async () => {
    const tasks: Promise<unknown>[] = [];
    let finish: (() => void) | undefined;
    const other = await startHarness({
      sendEmailConfirmation: () => new Promise<void>((resolve) => (finish = resolve)),
    });
    const request = new Request('http://proxy.example/me/email', {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await other.mint()}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ email: 'ada@new.example' }),
    });
    await other.proxy.fetch(request, { waitUntil: (task) => void tasks.push(task) });
    let closed = false;
    const closing = other.proxy.close().then(() => (closed = true));
    await Promise.resolve();
    expect(closed).toBeFalse();
    expect(tasks.length).toBe(1);
    finish?.();
    await closing;
    await other.tenant.close();
  });

  it('accepts only the newest confirmation', async () => {
    const first = await requestToken('ada@first.example');
    const second = await requestToken('ada@second.example');
    const third = await requestToken('ada@third.example');
    for (const older of [first, second]) {
      expect((await confirm(older)).status).toBe(400);
    }
    expect((await confirm(third)).status).toBe(200);
    expect((await confirm(second)).status).toBe(400);
    expect(accountOf(harness)['email']).toBe('ada@third.example');
  });

  it('accepts a confirmation once', async () => {
    const token = await requestToken('ada@new.example');
    await confirm(token);
    expect((await confirm(token)).status).toBe(400);
  });

  it('accepts a confirmation of its own user only', async () => {
    const token = await requestToken('ada@new.example');
    const response = await confirm(token, await harness.mint({ userId: BOB }));
    expect(response.status).toBe(400);
    expect(accountOf(harness, BOB)['email']).toBe('bob@example.com');
  });

  it('refuses a confirmation after a day', async () => {
    const token = await requestToken('ada@new.example');
    now += 25 * 3_600_000;
    const later = await harness.mint({ expiresInSeconds: 30 * 3600 });
    expect((await confirm(token, later)).status).toBe(400);
  });

  it('refuses an altered confirmation', async () => {
    const token = await requestToken('ada@new.example');
    const altered = `${token.slice(0, -2)}${token.endsWith('A') ? 'BB' : 'AA'}`;
    expect((await confirm(altered)).status).toBe(400);
    expect(accountOf(harness)['email']).toBe('ada@example.com');
  });

  for (const malformed of ['', 'a', 'a.', '.b', 'a.b.c', ' a.b', 'a.b ', 'a.b\n', 'ä.b']) {
    it(`refuses ${JSON.stringify(malformed)}, which cannot be a confirmation, before it decrypts it`, async () => {
      const response = await confirm(malformed);
      expect(response.status).toBe(400);
      expect(await response.text()).toContain('has to be a token');
    });
  }

  it('refuses a confirmation that is too long to be one, before it decrypts it', async () => {
    for (const long of [`${'a'.repeat(65)}.b`, `a.${'b'.repeat(2049)}`]) {
      expect(await (await confirm(long)).text()).toContain('has to be a token');
    }
  });

  async function requestToken(email: string): Promise<string> {
    await harness.send('POST', '/me/email', { body: { email } });
    return sent.at(-1)?.token ?? '';
  }

  async function confirm(token: string, as?: string): Promise<Response> {
    const body = { token };
    return harness.send('POST', '/me/email/confirm', { body, ...(as && { token: as }) });
  }
});

describe('POST /me/email/confirm without sendEmailConfirmation', () => {
  it('is not served', async () => {
    const harness = await startHarness();
    const response = await harness.send('POST', '/me/email/confirm', { body: { token: 'a.b' } });
    expect(response.status).toBe(404);
    await harness.close();
  });
});
