import { unlimitedHarness } from '../privilege-escalation/attempts.ts';
import { BOB, type Harness, type ProblemBody } from '../support/harness.ts';

const KEY = 'a-key-for-one-request';
const bob = `/users/${encodeURIComponent(BOB)}`;
const root = `/users/${encodeURIComponent('auth0|ada')}`;

describe('a key of another request', () => {
  let harness: Harness;
  let token: string;
  beforeEach(async () => {
    harness = await unlimitedHarness();
    token = await harness.mint({
      userId: 'auth0|root',
      scope: 'read:profile update:profile delete:profile',
      claims: { permissions: ['read:profiles', 'update:profiles'] },
    });
  });
  afterEach(() => harness.close());

  for (const [name, second] of [
    ['of another account', { method: 'PATCH', path: root, body: { name: 'B' } }],
    ['with another body', { method: 'PATCH', path: bob, body: { name: 'C' } }],
    ['with If-Match', { method: 'PATCH', path: bob, body: { name: 'B' }, ifMatch: '*' }],
    ['of another route', { method: 'POST', path: '/me/verification-email', body: {} }],
  ] as const) {
    it(`${name} › is refused and replays nothing`, async () => {
      expect((await send({ method: 'PATCH', path: bob, body: { name: 'B' } })).status).toBe(200);
      const response = await send(second);
      expect(response.headers.has('idempotency-replayed')).toBeFalse();
      expect(((await response.json()) as ProblemBody).code).toBe('conflict');
    });
  }

  it('the same request › is replayed', async () => {
    await send({ method: 'PATCH', path: bob, body: { name: 'B' } });
    const response = await send({ method: 'PATCH', path: bob, body: { name: 'B' } });
    expect(response.headers.get('idempotency-replayed')).toBe('true');
  });

  function send(request: {
    readonly method: string;
    readonly path: string;
    readonly body: object;
    readonly ifMatch?: string;
  }): Promise<Response> {
    return harness.send(request.method, request.path, {
      token,
      body: request.body,
      headers: {
        'idempotency-key': KEY,
        ...(request.ifMatch !== undefined && { 'if-match': request.ifMatch }),
      },
    });
  }
});
