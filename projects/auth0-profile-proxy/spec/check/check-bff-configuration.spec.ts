import {
  checkBffConfiguration,
  type ConfigurationFinding,
  type ProfileBffOptions,
} from '../../src/index.ts';
import {
  bffSeed,
  ORDERS,
  ORIGIN,
  startBff,
  WEB_SECRET,
  type BffHarness,
} from '../support/bff-harness.ts';

const GRANTED = ['read:users', 'update:users', 'create:user_tickets'];

const ORDERS_API = {
  url: 'https://orders.example.com',
  audience: ORDERS,
  routes: [{ method: 'GET', path: '/orders' }],
} as const;

describe('checkBffConfiguration', () => {
  let harness: BffHarness;
  afterEach(() => harness.close());

  it('finds nothing wrong with a complete configuration', async () => {
    const findings = await check({ apis: { orders: ORDERS_API } });
    expect(findings.filter(({ result }) => result !== 'ok')).toEqual([]);
    expect(findings.map(({ text }) => text)).toContain(`Users can log in for ${ORDERS}.`);
  });

  it('changes nothing at the tenant', async () => {
    await check({});
    const changing = harness.tenant
      .requests()
      .filter(({ method, path }) => method !== 'GET' && path !== '/oauth/token');
    expect(changing).toEqual([]);
  });

  const wrong: readonly [string, Partial<ProfileBffOptions>, string][] = [
    ['the credentials', { clientSecret: 'a-wrong-secret' }, 'Check client id and credential'],
    ['the callback URL', { url: 'https://other.example.com' }, 'Allowed Callback URLs'],
    ['the logout URL', { login: { afterLogoutPath: '/bye' } }, 'Allowed Logout URLs'],
    [
      'an API that does not exist',
      { apis: { orders: { ...ORDERS_API, audience: 'https://none.example/' } } },
      'Check that the API exists',
    ],
    [
      'pushed authorization requests',
      { login: { pushedAuthorizationRequests: 'always' } },
      'no pushed authorization requests',
    ],
  ];
  for (const [name, options, text] of wrong) {
    it(`names ${name} that the tenant does not accept`, async () => {
      const failures = (await check(options)).filter(({ result }) => result === 'failure');
      expect(failures.map((failure) => failure.text).join('\n')).toContain(text);
      expect(JSON.stringify(failures)).not.toContain('a-wrong-secret');
    });
  }

  it('warns when APIs are called without refresh tokens', async () => {
    const findings = await check({ apis: { orders: ORDERS_API }, login: { scopes: ['openid'] } });
    const [warning] = findings.filter(({ result }) => result === 'warning');
    expect(warning?.text).toContain('offline_access');
  });

  it('reports a tenant that cannot be reached, and nothing that follows from it', async () => {
    const findings = await check({ domain: 'http://localhost:9' });
    const failures = findings.filter(({ result }) => result === 'failure');
    expect(failures.map(({ text }) => text)).toEqual([
      'The tenant cannot be reached. Check the domain.',
      jasmine.stringContaining('token endpoint of the tenant cannot be reached'),
      'The tenant cannot be reached at http://localhost:9/. Check the domain.',
    ]);
  });

  async function check(options: Partial<ProfileBffOptions>): Promise<ConfigurationFinding[]> {
    const grant = { client_id: 'web', audience: 'http://localhost/api/v2/', scope: GRANTED };
    harness = await startBff({}, { ...bffSeed(), client_grants: [grant] });
    return checkBffConfiguration({
      domain: harness.tenant.url,
      url: ORIGIN,
      clientId: 'web',
      clientSecret: WEB_SECRET,
      ...options,
    });
  }
});
