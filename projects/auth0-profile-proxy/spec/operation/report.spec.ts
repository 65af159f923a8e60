import type { AuditEvent } from '../../src/index.ts';
import { nodeMetrics } from '../../src/node.ts';
import { ADA, startHarness, type Harness } from '../support/harness.ts';

describe('the log', () => {
  let harness: Harness;
  beforeEach(async () => (harness = await startHarness()));
  afterEach(() => harness.close());

  it('has one line for each request: id, route, status, subject, field names', async () => {
    const headers = { 'x-request-id': 'request-00000001' };
    await harness.send('PATCH', '/me', { body: { name: 'Countess' }, headers });
    const line = harness.log.find((entry) => entry.includes('"msg":"request"')) ?? '{}';
    expect(JSON.parse(line)).toEqual(
      jasmine.objectContaining({
        requestId: 'request-00000001',
        route: 'update-profile',
        status: 200,
        sub: ADA,
        fields: ['name'],
      }),
    );
    expect(Object.keys(JSON.parse(line) as object).sort()).toEqual(
      ['fields', 'level', 'ms', 'msg', 'requestId', 'route', 'status', 'sub', 'time'].sort(),
    );
  });

  it('contains no value of a request or a response', async () => {
    const body = { name: 'Countess', user_metadata: { hobby: 'engines' } };
    await harness.send('PATCH', '/me', { body });
    await harness.send('POST', '/me/email', { body: { email: 'ada@private.example' } });
    await harness.send('POST', '/me/password-ticket', { body: {} });
    expect(harness.log.join('')).not.toMatch(/Countess|engines|hobby|private|ticket=|eyJ/);
  });

  it('contains no field name a caller invented', async () => {
    await harness.send('PATCH', '/me', { body: { 'hunter2-as-a-key': 1 } });
    expect(harness.log.join('')).not.toContain('hunter2');
  });

  it('replaces a request id with unsafe characters', async () => {
    const headers = { 'x-request-id': 'bad id","admin":true' };
    const response = await harness.send('GET', '/me', { headers });
    expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(harness.log.join('')).not.toContain('admin');
  });

  it('contains the kind of a failure and not its message', async () => {
    harness.tenant.faults.add({ kind: 'drop', path: '/api/v2/users/*', times: 9 });
    await harness.send('GET', '/me');
    const line = harness.log.find((entry) => entry.includes('request failed')) ?? '{}';
    expect((JSON.parse(line) as { problem: string }).problem).toBe('upstream-unavailable');
    expect(line).not.toContain(harness.tenant.domain);
  });
});

describe('the log of a user whose id contains an address', () => {
  for (const sub of [
    'email|ada@private.example',
    'samlp|corp|ada@private.example',
    'oidc|corp|ada%40private.example',
    'custom|ada\uff20private.example',
  ]) {
    it(`has provider and hash instead of ${sub}`, async () => {
      const harness = await startHarness();
      harness.tenant.users.add({ user_id: sub, email: 'other@example.com' });
      const token = await harness.mint({ userId: sub });
      await harness.send('GET', '/me', { token });
      await harness.send('PATCH', '/me', { token, body: { name: 'A' } });
      const log = harness.log.join('');
      expect(log).not.toContain('private');
      expect(log).toContain(`"sub":"${sub.split('|', 1)[0] ?? ''}|sha256:`);
      await harness.close();
    });
  }
});

describe('when the service fails', () => {
  for (const [name, fault, reason] of [
    [
      'the client credentials are wrong',
      { path: '/oauth/token', status: 401, body: { error: 'access_denied' } },
      'The tenant answered 401 (access_denied) to the client credentials',
    ],
    [
      'a scope is missing',
      { path: '/api/v2/users/*', status: 403 },
      'The Management API answered 403 to the token of the proxy',
    ],
    [
      'the tenant is down',
      { path: '/api/v2/users/*', status: 502 },
      'The Management API answered 502',
    ],
    [
      'the signing keys cannot be read',
      { path: '/.well-known/jwks.json', status: 500 },
      'The signing keys of the tenant',
    ],
  ] as const) {
    it(`because ${name} › the operator gets the cause and the caller a sentence for users`, async () => {
      const harness = await startHarness();
      harness.tenant.faults.add({ ...fault, times: 99 });
      const response = await harness.send('GET', '/me');
      const { detail } = (await response.json()) as { detail: string };
      expect(response.status).toBe(503);
      expect(detail).toMatch(/^The service /);
      expect(detail).not.toMatch(/tenant|credential|token|scope|Management|\d/i);
      expect(harness.log.join('')).toContain(`"reason":"${reason}`);
      await harness.close();
    });
  }

  it('/readyz writes the cause to the log and not into the answer', async () => {
    const harness = await startHarness({ clientSecret: 'a-wrong-secret' });
    const response = await harness.send('GET', '/readyz', { token: '' });
    expect(await response.json()).toEqual({ status: 'unavailable' });
    expect(harness.log.join('')).toContain('to the client credentials');
    expect(harness.log.join('')).not.toContain('a-wrong-secret');
    await harness.close();
  });
});

describe('audit events', () => {
  const events: AuditEvent[] = [];
  let harness: Harness;
  beforeEach(async () => {
    events.length = 0;
    harness = await startHarness({ audit: (event) => void events.push(event) });
  });
  afterEach(() => harness.close());

  it('contain actor, target and fields', async () => {
    await harness.send('PATCH', '/me', { body: { name: 'A', user_metadata: { theme: 'dark' } } });
    expect(events).toEqual([
      jasmine.objectContaining({
        action: 'update-profile',
        actor: ADA,
        target: ADA,
        fields: ['name', 'user_metadata'],
        outcome: 'changed',
      }),
    ]);
  });

  it('contain the problem of a refused change', async () => {
    await harness.send('PATCH', '/me', { body: { blocked: false } });
    expect(events[0]?.outcome).toBe('refused');
    expect(events[0]?.problem).toBe('field-not-allowed');
  });

  it('have the outcome unknown when the answer of the tenant was lost', async () => {
    harness.tenant.faults.add({ method: 'PATCH', path: '/api/v2/users/*', status: 500 });
    await harness.send('PATCH', '/me', { body: { name: 'A' } });
    expect(events[0]?.outcome).toBe('unknown');
  });

  it('are not written for reads', async () => {
    await harness.send('GET', '/me');
    expect(events).toEqual([]);
  });

  it('do not undo a change when the sink rejects', async () => {
    const other = await startHarness({ audit: () => Promise.reject(new Error('full disk')) });
    expect((await other.send('PATCH', '/me', { body: { name: 'A' } })).status).toBe(200);
    expect(other.log.join('')).toContain('the audit sink failed');
    await other.close();
  });
});

describe('metrics', () => {
  it('count requests, problems, upstream calls and tokens without user data', async () => {
    const metrics = nodeMetrics();
    const harness = await startHarness({ metrics });
    await harness.send('GET', '/me');
    await harness.send('PATCH', '/me', { body: { blocked: true } });
    const text = await (await metrics.fetch(new Request('http://x/metrics'))).text();
    expect(text).toMatch(
      /profile_proxy_request_seconds_count\{route="read-profile",method="GET",status="200"\} 1/,
    );
    expect(text).toMatch(
      /profile_proxy_problems_total\{route="update-profile",problem="field-not-allowed"\} 1/,
    );
    expect(text).toMatch(
      /profile_proxy_upstream_seconds_count\{operation="read-user",status="200"\} 1/,
    );
    expect(text).toMatch(/profile_proxy_machine_tokens_total\{source="tenant"\} 1/);
    expect(text).not.toContain('ada');
    await harness.close();
  });
});
