import { freePort } from '../cluster/child-server.ts';
import { forgedToken } from '../privilege-escalation/forged-token.ts';
import { seed, startHarness, type Harness, type ProblemBody } from '../support/harness.ts';

const JWKS = '/.well-known/jwks.json';

describe("the tenant's signing keys", () => {
  let harness: Harness;
  beforeEach(async () => (harness = await startHarness()));
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
    expect((await harness.send('GET', '/me')).status).toBe(200);
  });

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
