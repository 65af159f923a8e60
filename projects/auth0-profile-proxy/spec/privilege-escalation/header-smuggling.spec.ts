import { connect } from 'node:net';
import { listen, type Listener } from '../../src/node.ts';
import { ADA, BOB, type Harness, type ProblemBody } from '../support/harness.ts';
import { describeAttempts, expectCleanLog, unlimitedHarness, type Attempt } from './attempts.ts';

const body = { name: 'Mallory' };

describeAttempts('headers', [
  authorization('two tokens in one header', (token) => `Bearer ${token}, Bearer ${token}`),
  authorization('a token without a scheme', (token) => token),
  authorization('a token under Basic', (token) => `Basic ${btoa(`ada:${token}`)}`),
  authorization('a token under an unknown scheme', (token) => `Token ${token}`),
  authorization('a token in parameters', (token) => `Bearer token="${token}"`),
  authorization('a token with a space in it', (token) => `Bearer ${token.slice(0, 9)} ${token}`),
  authorization('a header of great length', (token) => `Bearer ${token}${'A'.repeat(12_000)}`),
  {
    name: 'a token in the query',
    make: async (harness) =>
      harness.send('PATCH', `/me?access_token=${await harness.mint()}`, { token: '', body }),
    refusal: 'missing-token',
  },
  {
    name: 'a token in a cookie',
    make: async (harness) =>
      harness.send('PATCH', '/me', {
        token: '',
        body,
        headers: { cookie: `access_token=${await harness.mint()}` },
      }),
    refusal: 'missing-token',
  },
  {
    name: 'a token in the body',
    make: async (harness) =>
      harness.send('PATCH', '/me', { token: '', body: { access_token: await harness.mint() } }),
    refusal: 'missing-token',
  },
  ...['x-access-token', 'x-forwarded-authorization', 'proxy-authorization'].map((name) => ({
    name: `a token in ${name}`,
    make: async (harness: Harness) =>
      harness.send('PATCH', '/me', {
        token: '',
        body,
        headers: { [name]: `Bearer ${await harness.mint()}` },
      }),
    refusal: 'missing-token' as const,
  })),
  ...['PUT', 'POST'].map((method) => ({
    name: `${method} instead of PATCH`,
    make: (harness: Harness) => harness.send(method, '/me', { body }),
    refusal: 'method-not-allowed' as const,
  })),
  {
    name: 'an idempotency key that is an injection',
    make: (harness) =>
      harness.send('PATCH', '/me', { body, headers: { 'idempotency-key': '../../../../etc' } }),
    refusal: 'invalid-request',
  },
]);

describe('headers that claim another user or another URL', () => {
  let harness: Harness;
  beforeAll(async () => (harness = await unlimitedHarness()));
  afterAll(() => harness.close());

  for (const name of [
    'x-user-id',
    'x-auth0-user',
    'x-forwarded-user',
    'x-remote-user',
    'x-original-url',
    'x-rewrite-url',
    'x-http-method-override',
    'x-method-override',
    'x-forwarded-host',
    'forwarded',
  ]) {
    it(`${name} does not change the caller`, async () => {
      const value = name.includes('method') ? 'DELETE' : `/users/${encodeURIComponent(BOB)}`;
      const response = await harness.send('GET', '/me', { headers: { [name]: value } });
      expect(((await response.json()) as { user_id: string }).user_id).toBe(ADA);
      expect(harness.tenant.users.get(ADA)?.name).toBe('Ada');
      expectCleanLog(harness);
    });
  }
});

describe('requests that two servers could parse differently', () => {
  let harness: Harness;
  let listener: Listener;
  beforeAll(async () => {
    harness = await unlimitedHarness();
    listener = await listen(harness.proxy, { port: 0 });
  });
  afterAll(async () => {
    await listener.close();
    await harness.close();
  });

  for (const [name, head] of [
    [
      'Content-Length beside Transfer-Encoding',
      ['Content-Length: 4', 'Transfer-Encoding: chunked'],
    ],
    ['a second Host', ['Host: evil.example', 'Content-Length: 0']],
    ['the same Host again', ['Host: proxy.example', 'Content-Length: 0']],
    [
      'a second host in capitals, and an empty one',
      ['HOST: evil.example', 'host:', 'Content-Length: 0'],
    ],
    ['two Content-Lengths', ['Content-Length: 4', 'Content-Length: 40']],
    ['a Transfer-Encoding nobody knows', ['Transfer-Encoding: xchunked']],
    ['a header folded over two lines', ['X-Fold: a', ' b: c', 'Content-Length: 0']],
    ['a space before the colon', ['Content-Length : 0']],
    ['a bare line feed in a header', ['X-A: b\nAuthorization: Bearer x', 'Content-Length: 0']],
  ] as const) {
    it(`are refused: ${name}`, async () => {
      const token = await harness.mint();
      const answer = await sendRaw(listener.url, [
        'PATCH /me HTTP/1.1',
        'Host: proxy.example',
        `Authorization: Bearer ${token}`,
        'Content-Type: application/json',
        ...head,
        '',
        '{"name":"Mallory"}',
      ]);
      expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
      expect(harness.tenant.users.get(ADA)?.name).toBe('Ada');
    });
  }

  it('refuses two Authorization headers', async () => {
    const token = await harness.mint();
    const other = await harness.mint({ userId: BOB });
    const answer = await sendRaw(listener.url, [
      'GET /me HTTP/1.1',
      'Host: proxy.example',
      `Authorization: Bearer ${token}`,
      `Authorization: Bearer ${other}`,
      'Connection: close',
      '',
      '',
    ]);
    const problem = JSON.parse(answer.slice(answer.indexOf('{'))) as ProblemBody;
    expect(problem.code).toBe('invalid-token');
  });
});

function authorization(name: string, value: (token: string) => string): Attempt {
  return {
    name,
    make: async (harness) =>
      harness.send('PATCH', '/me', {
        token: '',
        body,
        headers: { authorization: value(await harness.mint()) },
      }),
    refusal: 'invalid-token',
  };
}

function sendRaw(url: string, lines: readonly string[]): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.end(lines.join('\r\n')));
    let answer = '';
    socket.setEncoding('utf8').on('data', (chunk: string) => (answer += chunk));
    socket.on('end', () => {
      resolve(answer);
    });
    socket.on('error', reject);
  });
}
