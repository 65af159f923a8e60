import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseVerifyArguments } from '../src/cli/parse-verify-arguments.ts';
import { startTenant, type RunningTenant } from '../src/start-tenant.ts';
import { ALL_FACTS } from '../src/verify/facts/all-facts.ts';
import { verifyTenant, type FactResult } from '../src/verify/verify-tenant.ts';
import { PLANTED_DIFFERENCES, urlOf } from './support/planted-differences.ts';

const CLI = fileURLToPath(new URL('../src/cli.ts', import.meta.url));
const CALLBACK = 'http://localhost:4200/callback';
const SECRET = 'very-secret-machine-secret';
const ADA = 'auth0|ada5ad8b180b09f330744ab1';
const SCOPE = ['read:users', 'update:users'];

describe('verify', () => {
  let tenant: RunningTenant;
  let environment: Record<string, string>;

  beforeAll(async () => {
    tenant = await startTenant({
      port: 0,
      tenant: { my_account: {}, plan: 'enterprise' },
      users: [
        {
          user_id: ADA,
          email: 'ada@private.example',
          phone_number: '+491701234567',
          user_metadata: { hobby: 'private-hobby' },
        },
      ],
      clients: [
        {
          client_id: 'verify-app',
          app_type: 'regular_web',
          client_secret: SECRET,
          callbacks: [CALLBACK],
        },
      ],
      client_grants: [
        { client_id: 'verify-app', audience: 'http://localhost/api/v2/', scope: SCOPE },
      ],
    });
  });

  beforeEach(async () => {
    tenant.reset();
    environment = {
      AUTH0_VERIFY_CLIENT_ID: 'verify-app',
      AUTH0_VERIFY_CLIENT_SECRET: SECRET,
      AUTH0_VERIFY_CALLBACK: CALLBACK,
      AUTH0_VERIFY_USER_TOKEN: await tenant.mint({ userId: ADA, scope: 'read:current_user' }),
    };
  });

  afterAll(() => tenant.close());

  it('finds the emulator equal to itself, with every credential', async () => {
    const results = await verify({ testUser: ADA });
    expect(different(results)).toEqual([]);
    expect(results.every(({ outcome }) => outcome === 'same')).toBeTrue();
    expect(results.length).toBe(ALL_FACTS.length);
    expect(ALL_FACTS.length).toBeGreaterThan(35);
    expect(JSON.stringify(tenant.users.get(ADA)?.user_metadata)).toBe('{"hobby":"private-hobby"}');
  });

  it('says what it needs for the facts that it did not check', async () => {
    const results = await verifyTenant({ domain: tenant.url, environment: {} });
    const skipped = results.filter(({ outcome }) => outcome === 'not-checked');
    expect(skipped.length).toBeGreaterThan(10);
    expect(skipped.every(({ reason = '' }) => /AUTH0_VERIFY_|--write/.test(reason))).toBeTrue();
    expect(different(results)).toEqual([]);
  });

  it('writes nothing: requests are GET, OPTIONS and POST that fail, and one for a token', async () => {
    await verify();
    const writing = tenant
      .requests()
      .filter(({ method, status }) => !['GET', 'OPTIONS'].includes(method) && status < 400);
    expect(writing.map(({ method, path }) => `${method} ${path}`)).toEqual(['POST /oauth/token']);
    expect(writing[0]?.grantType).toBe('client_credentials');
    expect(tenant.requests().some(({ method }) => method === 'PATCH')).toBeFalse();
  });

  for (const { title, facts, plant } of PLANTED_DIFFERENCES) {
    it(`finds ${title}`, async () => {
      const results = await verify({ fetch: plant });
      expect(different(results).map(([id]) => id)).toEqual(facts);
      expect(different(results).every(([, count = 0]) => Number(count) > 0)).toBeTrue();
    });
  }

  it('records no secret, token, id or personal data, of differences neither', async () => {
    const leak: typeof fetch = async (input, init) => {
      const sent = new Headers(init?.headers).get('authorization') ?? '';
      const response = await fetch(input, init);
      const text = `${await response.text()} ${sent} ${ADA} ada@private.example ${SECRET} 10.20.30.40`;
      return new Response(text, { status: 418, headers: { 'content-type': 'text/plain' } });
    };
    const tokens: string[] = [environment['AUTH0_VERIFY_USER_TOKEN'] ?? ''];
    const results = [
      ...(await verify()),
      ...(await verify({
        fetch: (input, init) => (urlOf(input).endsWith('/oauth/token') ? fetch : leak)(input, init),
      })),
    ];
    const text = JSON.stringify(results);
    for (const secret of [
      ...[
        SECRET,
        ADA,
        encodeURIComponent(ADA),
        'private.example',
        'private-hobby',
        '+4917',
        '10.20.30.40',
        'eyJ',
      ],
      ...[new URL(tenant.url).host, 'verify-app', CALLBACK, ...tokens],
    ]) {
      expect(text).not.toContain(secret);
    }
    expect(text).toContain('{token}');
  });

  it('is a command that exits with 1 for differences, and stores the recording', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tenant-verify-'));
    const file = join(folder, 'recording.json');
    const same = await command(['--domain', tenant.url, '--record', file]);
    expect([same.code, same.output.includes('0 different')]).toEqual([0, true]);
    const recording = JSON.parse(await readFile(file, 'utf8')) as { results: FactResult[] };
    expect(recording.results.length).toBe(ALL_FACTS.length);
    tenant.faults.add({ path: '/userinfo', status: 403, times: 1 });
    const different = await command(['--domain', tenant.url]);
    expect(different.code).toBe(1);
    expect(different.output).toMatch(/DIFFERENT userinfo-missing-token/);
    await rm(folder, { recursive: true });
  });

  for (const args of [
    [],
    ['--domain', 'x', '--write'],
    ['--domain', 'x', '--test-user', 'auth0|a'],
    ['--domain', 'x', '--nonsense'],
  ]) {
    it(`refuses the arguments "${args.join(' ')}"`, () => {
      expect(() => parseVerifyArguments(args)).toThrow(
        jasmine.objectContaining({ code: 'invalid-argument' }),
      );
    });
  }

  for (const domain of ['http://acme.eu.auth0.com', 'acme.eu.auth0.com/path', 'a b']) {
    it(`refuses the domain ${domain}`, async () => {
      await expectAsync(verifyTenant({ domain, environment: {} })).toBeRejectedWith(
        jasmine.objectContaining({ code: 'invalid-argument' }),
      );
    });
  }

  function verify(options: { testUser?: string; fetch?: typeof fetch } = {}) {
    return verifyTenant({ domain: tenant.url, environment, ...options });
  }

  async function command(args: string[]): Promise<{ code: number; output: string }> {
    return new Promise((resolve) => {
      execFile(
        process.execPath,
        [CLI, 'verify', ...args],
        { env: { ...process.env, ...environment } },
        (error, output) => {
          resolve({ code: typeof error?.code === 'number' ? error.code : 0, output });
        },
      );
    });
  }
});

function different(results: readonly FactResult[]): (string | number)[][] {
  return results
    .filter(({ outcome }) => outcome === 'different')
    .map(({ id, differences }) => [id, differences.length, ...differences]);
}
