import { startTenant, type RunningTenant } from 'auth0-tenant-emulator';
import * as client from 'openid-client';
import type { ProfileBffOptions } from '../../src/index.ts';
import { authorizationServer, loginUnavailable } from '../../src/login/authorization-server.ts';
import { bffSeed } from '../support/bff-harness.ts';
import { rejectionOf } from '../support/problem-of.ts';
import { resolvedBff } from '../support/resolved-bff.ts';

const METADATA = '/.well-known/openid-configuration';

describe('authorizationServer', () => {
  let tenant: RunningTenant;
  let now: number;
  beforeEach(async () => {
    now = Date.now();
    tenant = await startTenant({ port: 0, ...bffSeed() });
  });
  afterEach(() => tenant.close());

  it('reads the metadata of the tenant once, also for logins at the same time', async () => {
    const server = create();
    const [first, second] = await Promise.all([server(), server()]);
    now += 86_400_000;
    expect(await server()).toBe(first);
    expect(second).toBe(first);
    expect(first.serverMetadata().issuer).toBe(tenant.issuer);
    expect(reads()).toBe(1);
  });

  it('when it cannot be read › reads it again after five seconds, and tells the operator', async () => {
    tenant.faults.add({ path: METADATA, status: 500, times: 2 });
    const server = create();
    const problem = await rejectionOf(server());
    expect(problem.code).toBe('upstream-unavailable');
    expect(problem.facts.retryAfterSeconds).toBe(5);
    expect(problem.facts.operatorDetail).toContain('Check the domain');
    expect(problem.cause).toBeInstanceOf(Error);
    now += 4999;
    expect(await rejectionOf(server())).toBe(problem);
    expect(reads()).toBe(1);
    now += 1;
    await rejectionOf(server());
    expect(reads()).toBe(2);
    now += 4999;
    await rejectionOf(server());
    expect(reads()).toBe(2);
    now += 1;
    const configuration = await server();
    now += 5000;
    expect(await server()).toBe(configuration);
    expect(reads()).toBe(3);
  });

  it('when the tenant does not answer › ends after upstream.timeoutMs', async () => {
    const server = create({
      upstream: { timeoutMs: 100 },
      fetch: (_url, init) =>
        new Promise((_resolve, reject) => {
          init?.signal?.addEventListener('abort', () => {
            reject(init.signal?.reason as Error);
          });
        }),
    });
    expect((await rejectionOf(server())).code).toBe('upstream-unavailable');
  });

  it('sends the form of a request', async () => {
    const refused = client.refreshTokenGrant(await create()(), 'unknown-token');
    await expectAsync(refused).toBeRejectedWith(
      jasmine.objectContaining({ error: 'invalid_grant' }),
    );
  });

  it('of a tenant with https › sends nothing to an endpoint without it', async () => {
    const issuer = 'https://tenant.eu.auth0.com/';
    const sent: string[] = [];
    const server = authorizationServer(
      resolvedBff({
        fetch: (url) => {
          sent.push(new Request(url).url);
          return Promise.resolve(
            Response.json({ issuer, token_endpoint: `${tenant.url}/oauth/token` }),
          );
        },
      }),
    );
    await expectAsync(client.refreshTokenGrant(await server(), 'token')).toBeRejected();
    expect(sent).toEqual([`${issuer}.well-known/openid-configuration`]);
  });

  function create(options: Partial<ProfileBffOptions> = {}) {
    return authorizationServer(resolvedBff({ domain: tenant.url, clock: () => now, ...options }));
  }

  function reads(): number {
    return tenant.requests().filter(({ path }) => path === METADATA).length;
  }
});

describe('loginUnavailable', () => {
  it('tells users to try again, and only the operator why', () => {
    const cause = new Error('the cause');
    const problem = loginUnavailable('The reason.', cause, 2);
    expect(problem.message).toBe('The login service is not available. Try again later.');
    expect(problem.cause).toBe(cause);
    expect(problem.facts.retryAfterSeconds).toBe(2);
    expect(problem.facts.operatorDetail).toBe('The reason.');
  });
});
