import { freePort } from '../../../../tools/process/free-ports.ts';
import { forgedToken } from '../privilege-escalation/forged-token.ts';
import { seed, startHarness, type Harness, type ProblemBody } from '../support/harness.ts';

const JWKS = '/.well-known/jwks.json';

describe("the tenant's signing keys", () => {
  let harness: Harness;
  let now: number;
  beforeEach(async () => {
    now = Date.now();
    harness = await startHarness({ clock: () => now });
  });
  afterEach(() => harness.close());

  it('are fetched once for simultaneous calls', async () => {
    await Promise.all(Array.from({ length: 10 }, () => harness.send('GET', '/me')));
    expect(keyRequests()).toBe(1);
  });

  it('are not fetched again for each invented key id', async () => {
    await harness.send('GET', '/me');
    for (let index = 0; index < 20; index++) {
      const token = await forgedToken(harness, { kid: `made-up-${index}` });
      await harness.send('GET', '/me', { token });
    }
    expect(keyRequests()).toBeLessThanOrEqual(2);
  });

  it('cause upstream-unavailable while they cannot be read', async () => {
    harness.tenant.faults.add({ path: JWKS, status: 500 });
    const response = await harness.send('GET', '/me');
    expect(response.status).toBe(503);
    expect(((await response.json()) as ProblemBody).code).toBe('upstream-unavailable');
    now += 5001;
    expect((await harness.send('GET', '/me')).status).toBe(200);
  });

  for (const fault of [
    { status: 500 },
    { kind: 'drop' },
    { kind: 'html', status: 200 },
    { kind: 'malformed-json', status: 200 },
  ] as const) {
    it(`when they cannot be read (${JSON.stringify(fault)}) › one request is sent for many forged tokens`, async () => {
      harness.tenant.faults.add({ path: JWKS, ...fault, times: 99 });
      for (let index = 0; index < 20; index++) {
        const token = await forgedToken(harness, { kid: `made-up-${index}` });
        expect((await harness.send('GET', '/me', { token })).status).toBe(503);
      }
      expect(keyRequests()).toBe(1);
      now += 5001;
      await harness.send('GET', '/me');
      expect(keyRequests()).toBe(2);
    });
  }

  function keyRequests(): number {
    return harness.tenant.requests().filter(({ path }) => path === JWKS).length;
  }
});

describe('a token of a custom domain', () => {
  let harness: Harness;
  let custom: string;
  let port: number;

  beforeEach(async () => {
    port = await freePort();
    custom = `http://127.0.0.1:${port}`;
  });
  afterEach(() => harness.close());

  it('is accepted when the options name the domain', async () => {
    harness = await startHarness({ customDomain: custom }, { ...seed(), port });
    const token = await harness.mint({ claims: { iss: `${custom}/` } });
    expect((await harness.send('GET', '/me', { token })).status).toBe(200);
    expect((await harness.send('GET', '/me')).status).toBe(200);
  });

  it('is refused with wrong-issuer when they do not', async () => {
    harness = await startHarness({}, { ...seed(), port });
    const token = await harness.mint({ claims: { iss: `${custom}/` } });
    const response = await harness.send('GET', '/me', { token });
    expect(((await response.json()) as ProblemBody).code).toBe('wrong-issuer');
  });
});
