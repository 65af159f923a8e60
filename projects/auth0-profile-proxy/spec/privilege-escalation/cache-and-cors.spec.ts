import { ADA, BOB, type Harness } from '../support/harness.ts';
import { describeAttempts, unlimitedHarness, type Attempt } from './attempts.ts';

const body = { name: 'Mallory' };
const APP = 'https://app.example';

describeAttempts('another web origin', [
  ...[
    'null',
    'https://evil.example',
    'https://app.example.evil.example',
    'https://evil-app.example',
    'http://app.example',
    'https://app.example:8443',
    'https://APP.example',
    'https://app.example/',
    '*',
    'file://',
  ].flatMap((origin): Attempt[] => [
    {
      name: `a change from ${origin}`,
      make: (harness) => harness.send('PATCH', '/me', { body, headers: { origin } }),
      refusal: 'origin-not-allowed',
    },
    {
      name: `a preflight from ${origin}`,
      make: (harness) =>
        harness.send('OPTIONS', '/me', {
          token: '',
          headers: { origin, 'access-control-request-method': 'PATCH' },
        }),
      refusal: 'origin-not-allowed',
    },
  ]),
]);

describe('responses to web origins', () => {
  let harness: Harness;
  beforeAll(async () => (harness = await unlimitedHarness({ allowedOrigins: [APP] })));
  afterAll(() => harness.close());

  it('name the allowed origin, and never allow credentials', async () => {
    const { headers } = await harness.send('GET', '/me', { headers: { origin: APP } });
    expect(headers.get('access-control-allow-origin')).toBe(APP);
    expect(headers.get('vary')).toContain('Origin');
    expect(headers.has('access-control-allow-credentials')).toBeFalse();
  });

  it('allow a preflight of the allowed origin without a token', async () => {
    const response = await harness.send('OPTIONS', '/me', {
      token: '',
      headers: { origin: APP, 'access-control-request-method': 'PATCH' },
    });
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-headers')).toContain('auth0-client');
  });

  it('cannot be read by a page of another origin', async () => {
    const { headers } = await harness.send('GET', '/me', {
      headers: { origin: 'https://evil.example' },
    });
    expect(headers.has('access-control-allow-origin')).toBeFalse();
  });

  it('have security headers, and HSTS where publicUrl is https', async () => {
    const plain = await harness.send('GET', '/me');
    expect(plain.headers.get('x-content-type-options')).toBe('nosniff');
    expect(plain.headers.get('x-frame-options')).toBe('DENY');
    expect(plain.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(plain.headers.has('strict-transport-security')).toBeFalse();
    const other = await unlimitedHarness({ publicUrl: 'https://api.example' });
    const { headers } = await other.send('GET', '/me');
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000');
    await other.close();
  });

  it('do not contain a host of a forged header', async () => {
    const forged = { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' };
    for (const path of ['/me', '/openapi.json', '/docs', '/nothing']) {
      const response = await harness.send('GET', path, { headers: forged });
      expect(JSON.stringify([...response.headers]) + (await response.text())).not.toContain('evil');
    }
  });
});

describe('responses and caches', () => {
  let harness: Harness;
  beforeAll(async () => (harness = await unlimitedHarness()));
  afterAll(() => harness.close());

  for (const [method, path] of [
    ['GET', '/me'],
    ['GET', '/nothing'],
    ['PATCH', '/me'],
    ['GET', `/me/x.css`],
    ['GET', `/users/${encodeURIComponent(BOB)}`],
  ] as const) {
    it(`${method} ${path} is never stored`, async () => {
      const response = await harness.send(method, path, method === 'PATCH' ? { body } : {});
      expect(response.headers.get('cache-control')).toBe('no-store');
    });
  }

  it('ignore If-None-Match', async () => {
    const response = await harness.send('GET', '/me', { headers: { 'if-none-match': '*' } });
    expect(response.status).toBe(200);
  });

  it("never replay one user's response to another user with the same Idempotency-Key", async () => {
    const headers = { 'idempotency-key': 'a-key-that-leaked' };
    const first = await harness.send('PATCH', '/me', { body: { name: 'Ada L' }, headers });
    const token = await harness.mint({ userId: BOB });
    const second = await harness.send('PATCH', '/me', { body: { name: 'Ada L' }, headers, token });
    expect(((await first.json()) as { user_id: string }).user_id).toBe(ADA);
    expect(((await second.json()) as { user_id: string }).user_id).toBe(BOB);
    expect(second.headers.has('idempotency-replayed')).toBeFalse();
  });
});
