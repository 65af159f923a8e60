import {
  checkConfiguration,
  type ConfigurationFinding,
  type ProfileProxyOptions,
} from '../../src/index.ts';
import { AUDIENCE, CLIENT_SECRET, seed, startHarness, type Harness } from '../support/harness.ts';

const EXACT = ['create:user_tickets', 'read:users', 'update:users'];

describe('checkConfiguration', () => {
  let harness: Harness;
  afterEach(() => harness.close());

  it('reports no warning for exactly the scopes the routes need', async () => {
    const findings = await check(EXACT);
    expect(findings.every(({ result }) => result === 'ok')).toBeTrue();
  });

  it('changes nothing at the tenant', async () => {
    await check(EXACT);
    expect(
      harness.tenant
        .requests()
        .map(({ method, path }) => `${method} ${path}`)
        .sort(),
    ).toEqual([
      'GET /.well-known/jwks.json',
      'GET /.well-known/openid-configuration',
      'POST /oauth/token',
      'POST /oauth/token',
    ]);
  });

  it('fails for an API that the tenant does not have', async () => {
    const findings = await check(EXACT, { audience: `${AUDIENCE}other` });
    expect(failures(findings)).toEqual([
      jasmine.stringMatching(/no API with the identifier .+ \(PROXY_AUDIENCE\)/),
    ]);
  });

  it('names the scopes that are missing', async () => {
    const findings = await check(['read:users']);
    expect(failures(findings)).toEqual([
      jasmine.stringContaining('create:user_tickets, update:users'),
    ]);
  });

  it('warns about excessive scopes', async () => {
    const findings = await check([...EXACT, 'delete:users', 'read:logs']);
    const [warning] = findings.filter(({ result }) => result === 'warning');
    expect(warning?.text).toContain('delete:users, read:logs');
  });

  it('fails for scopes with which an application can extend its permissions', async () => {
    const findings = await check([...EXACT, 'update:client_grants']);
    expect(failures(findings)).toEqual([jasmine.stringContaining('update:client_grants')]);
  });

  for (const scope of [
    'create:actions',
    'update:triggers',
    'read:client_credentials',
    'rotate:signing_keys',
    'create:role_members',
    'create:client_grants',
    'update:users_app_metadata',
    'update:connections',
    'read:user_idp_tokens',
    'delete:guardian_enrollments',
    'update:tenant_settings',
  ]) {
    it(`fails for ${scope}, with the reason`, async () => {
      const findings = await check([...EXACT, scope]);
      expect(failures(findings)).toEqual([jasmine.stringMatching(`${scope} \\([a-z][^)]{10,}\\)`)]);
    });
  }

  it('warns when no web origin may call the proxy', async () => {
    const findings = await check(EXACT, { allowedOrigins: [] });
    const warnings = findings.filter(({ result }) => result === 'warning');
    expect(warnings.map(({ text }) => text)).toEqual([
      jasmine.stringContaining('PROXY_ALLOWED_ORIGINS'),
    ]);
  });

  it('names the cause when no token is issued', async () => {
    const findings = await check(EXACT, { clientSecret: 'a-wrong-secret' });
    expect(failures(findings).join()).toContain('The tenant answered 401');
  });

  it('requires delete:users only when accounts may be deleted', async () => {
    const findings = await check(EXACT, { routes: { 'delete-account': true } });
    expect(failures(findings)).toEqual([jasmine.stringContaining('delete:users')]);
  });

  it('reports wrong credentials without showing them', async () => {
    const findings = await check(EXACT, { clientSecret: 'a-wrong-secret' });
    expect(failures(findings).join()).toContain('No Management API token');
    expect(JSON.stringify(findings)).not.toContain('a-wrong-secret');
  });

  it('reports a tenant that cannot be reached, and nothing that follows from it', async () => {
    const findings = await check(EXACT, { domain: 'http://localhost:9' });
    expect(failures(findings)).toEqual([
      'The tenant cannot be reached. Check the domain.',
      jasmine.stringContaining('token endpoint of the tenant cannot be reached'),
    ]);
  });

  async function check(
    scope: string[],
    options: Partial<ProfileProxyOptions> = {},
  ): Promise<ConfigurationFinding[]> {
    const grant = { client_id: 'profile-proxy', audience: 'http://localhost/api/v2/', scope };
    harness = await startHarness({}, { ...seed(), client_grants: [grant] });
    return checkConfiguration({
      domain: harness.tenant.url,
      audience: AUDIENCE,
      clientId: 'profile-proxy',
      clientSecret: CLIENT_SECRET,
      allowedOrigins: ['https://app.example.com'],
      ...options,
    });
  }
});

function failures(findings: readonly ConfigurationFinding[]): string[] {
  return findings.filter(({ result }) => result === 'failure').map(({ text }) => text);
}
