import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { parseArguments } from '../src/cli/parse-arguments.ts';
import { sampleSeed } from '../src/cli/sample-seed.ts';
import { createTenant } from '../src/create-tenant.ts';
import { startTenant } from '../src/start-tenant.ts';

jasmine.DEFAULT_TIMEOUT_INTERVAL = 60_000;

const CLI = fileURLToPath(new URL('../src/cli.ts', import.meta.url));
const run = promisify(execFile);

describe('auth0-tenant-emulator exec', () => {
  it('gives the command a tenant in its environment and ends with its exit code', async () => {
    const script = `fetch(process.env.AUTH0_ISSUER_BASE_URL + '/.well-known/jwks.json')
      .then((response) => { console.log(response.status, process.env.AUTH0_AUDIENCE); process.exit(7); })`;
    const result = await exec(['exec', '--', process.execPath, '-e', script]);
    expect(result.code).toBe(7);
    expect(result.stdout).toMatch(/^200 http:\/\/localhost:\d+\/api\/v2\/\n$/);
  });

  it('ends with 0 when the command succeeds', async () => {
    expect((await exec(['exec', '--', process.execPath, '-e', ''])).code).toBe(0);
  });

  it('reports a command that cannot be started, and a missing one', async () => {
    expect(await exec(['exec', '--', 'no-such-command'])).toEqual(
      jasmine.objectContaining({ code: 1, stderr: jasmine.stringContaining('cannot be started') }),
    );
    expect((await exec(['exec', '--quiet'])).stderr).toContain('exec has no command');
  });
});

describe('--tls-cert', () => {
  it('writes a certificate with which a client trusts the tenant', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tenant-cert-'));
    const file = join(folder, 'cert.pem');
    const cli = spawn(process.execPath, [CLI, '-p', '0', '--tls-port', '0', '--tls-cert', file]);
    const ended = once(cli, 'exit');
    const [url] = /https:\/\/localhost:\d+/.exec(await printed(cli, /TLS .*\n/)) ?? [];
    const code = `fetch(${JSON.stringify(`${url}/.well-known/jwks.json`)}).then((r) => console.log(r.status))`;
    const env = { ...process.env, NODE_EXTRA_CA_CERTS: file };
    expect((await run(process.execPath, ['-e', code], { env })).stdout).toBe('200\n');
    cli.kill('SIGTERM');
    await ended;
    await rm(folder, { recursive: true });
  });

  it('is also at GET /_emulator/certificate, and 404 without TLS', async () => {
    const secure = await startTenant({ port: 0, tls: {} });
    const response = await fetch(`${secure.url}/_emulator/certificate`);
    expect(await response.text()).toBe(secure.tls?.certificate ?? '');
    await secure.close();
    const plain = await createTenant().fetch(new Request('http://localhost/_emulator/certificate'));
    expect(plain.status).toBe(404);
  });
});

describe('options of the command line', () => {
  it('print the version', async () => {
    const text = await readFile(new URL('../package.json', import.meta.url), 'utf8');
    const { version } = JSON.parse(text) as { version: string };
    expect((await exec(['--version'])).stdout).toBe(`${version}\n`);
  });

  it('prints the help for each of its commands, and still refuses unknown options', async () => {
    for (const args of [
      ['--help'],
      ['exec', '--help'],
      ['exec', '-h', '--', 'npm', 'test'],
      ['verify', '--help'],
    ]) {
      const { code, stdout } = await exec(args);
      expect(code).withContext(args.join(' ')).toBe(0);
      expect(stdout).withContext(args.join(' ')).toContain('npx auth0-tenant-emulator [options]');
    }
    const { code, stderr } = await exec(['verify', '--help', '--doman', 'acme.example']);
    expect(code).toBe(1);
    expect(stderr).toContain("Unknown option '--doman'");
  });

  for (const domain of ['http://x', 'https://emulator:4400', 'emulator:4400/', 'a b', 'x/path']) {
    it(`refuse --domain ${domain}`, () => {
      expect(() => parseArguments(['--domain', domain])).toThrow(
        jasmine.objectContaining({ code: 'invalid-argument' }),
      );
    });
  }

  for (const domain of [
    'emulator:4400',
    'tenant.localhost',
    '127.0.0.1:4400',
    '[::1]:4400',
    'a:80',
  ]) {
    it(`accept --domain ${domain}`, () => {
      expect(parseArguments(['--domain', domain]).domain).toBe(domain);
    });
  }
});

describe('--state', () => {
  it('is refused when its folder does not exist', async () => {
    await expectAsync(
      startTenant({ port: 0, stateFile: '/no/such/folder/state.json' }),
    ).toBeRejectedWith(jasmine.objectContaining({ code: 'invalid-state-file' }));
  });

  it('is not written through a link beside it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tenant-link-'));
    const [target, file] = [join(folder, 'target'), join(folder, 'state.json')];
    await writeFile(target, 'untouched');
    await symlink(target, `${file}.writing`);
    const tenant = await startTenant({ port: 0, stateFile: file });
    tenant.users.add({ user_id: 'auth0|a' });
    await tenant.close();
    expect(await readFile(target, 'utf8')).toBe('untouched');
    expect(await readFile(file, 'utf8')).toContain('auth0|a');
    await rm(folder, { recursive: true });
  });

  it('that cannot be written fails close(), and leaves the tenant running until then', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tenant-gone-'));
    const tenant = await startTenant({ port: 0, stateFile: join(folder, 'state.json') });
    await rm(folder, { recursive: true });
    tenant.users.add({ user_id: 'auth0|a' });
    expect((await fetch(`${tenant.url}/.well-known/jwks.json`)).status).toBe(200);
    await expectAsync(tenant.close()).toBeRejectedWith(
      jasmine.objectContaining({ code: 'invalid-state-file' }),
    );
  });
});

describe('GET /', () => {
  it('redirects to the dashboard', async () => {
    const response = await createTenant().fetch(new Request('http://localhost/'));
    expect(response.status).toBe(302);
    expect(response.headers.get('location')).toBe('/_emulator/');
  });
});

describe('POST /_emulator/users', () => {
  it('adds a user while the tenant runs', async () => {
    const tenant = createTenant();
    const response = await addUser(tenant.fetch, { user_id: 'auth0|a', email: 'a@example.com' });
    expect(response.status).toBe(201);
    expect(tenant.users.get('auth0|a')?.email).toBe('a@example.com');
  });

  for (const user of [
    {},
    { user_id: 'a', email: 'none' },
    { user_id: 'a', emial: 'x' },
    { user_id: 1 },
  ]) {
    it(`refuses ${JSON.stringify(user)}`, async () => {
      expect((await addUser(createTenant().fetch, user)).status).toBe(400);
    });
  }
});

describe('the sample seed', () => {
  it('is printed at the start, with what a first login needs', async () => {
    const cli = spawn(process.execPath, [CLI, '--port', '0']);
    const text = await printed(cli, /For tests only/);
    expect(text).toContain('user      ada@example.com, password Correct-Horse-1\n');
    expect(text).toContain('client    sample-spa (Sample application)\n');
    expect(text).toContain('secret sample-machine-secret\n');
    cli.kill();
    await once(cli, 'exit');
  });

  it('has a machine client for the Management API', async () => {
    const tenant = createTenant(sampleSeed);
    const response = await tenant.fetch(
      new Request('http://localhost/oauth/token', {
        method: 'POST',
        body: new URLSearchParams({
          grant_type: 'client_credentials',
          client_id: 'sample-machine',
          client_secret: 'sample-machine-secret',
          audience: tenant.audience,
        }),
      }),
    );
    expect(((await response.json()) as { scope: string }).scope).toContain('read:users');
  });
});

describe('a seed of 50,000 users', () => {
  const users = Array.from({ length: 50_000 }, (_, index) => ({
    user_id: `auth0|${index}`,
    name: `User ${index}`,
    email: `user${index}@example.com`,
  }));
  const tenant = createTenant({
    users,
    clients: [{ client_id: 'spa', callbacks: ['http://localhost:4200'] }],
  });

  it('shows a dozen users and a search field on the login page', async () => {
    const html = await loginPage('');
    expect(html.length).toBeLessThan(20_000);
    expect(html.match(/name="user_id"/g)?.length).toBe(12);
    expect(html).toContain('Search 50000 users');
  });

  it('finds a user there by name, address or id', async () => {
    for (const search of ['User 49999', 'USER49999@', 'auth0|49999']) {
      const html = await loginPage(`&search=${encodeURIComponent(search)}`);
      expect(html.match(/name="user_id"/g)?.length).toBe(1);
      expect(html).toContain('value="auth0|49999"');
    }
  });

  it('keeps the dashboard small', async () => {
    const response = await tenant.fetch(new Request('http://localhost/_emulator/'));
    const html = await response.text();
    expect(html.length).toBeLessThan(100_000);
    expect(html).toContain('<b>50000</b>');
  });

  async function loginPage(search: string): Promise<string> {
    const query = new URLSearchParams({
      ...{ client_id: 'spa', redirect_uri: 'http://localhost:4200', scope: 'openid' },
      ...{ response_type: 'code', code_challenge: 'x', code_challenge_method: 'S256' },
    });
    const redirect = await tenant.fetch(
      new Request(`http://localhost/authorize?${query.toString()}`),
    );
    const location = redirect.headers.get('location') ?? '';
    return (await tenant.fetch(new Request(`http://localhost${location}${search}`))).text();
  }
});

async function exec(args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  try {
    return { code: 0, ...(await run(process.execPath, [CLI, ...args])) };
  } catch (error) {
    return error as { code: number; stdout: string; stderr: string };
  }
}

/** Resolves to the text that the program has printed, once it matches. */
function printed(cli: ChildProcess, pattern: RegExp): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    cli.stdout?.on('data', (chunk) => {
      text += String(chunk);
      if (pattern.test(text)) {
        resolve(text);
      }
    });
  });
}

function addUser(send: (request: Request) => Promise<Response>, user: object): Promise<Response> {
  const request = { method: 'POST', body: JSON.stringify(user) };
  return send(new Request('http://localhost/_emulator/users', request));
}
