import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { AUDIENCE, CLIENT_SECRET, startHarness, type Harness } from '../support/harness.ts';

const cli = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));

describe('the command line', () => {
  let harness: Harness;
  beforeAll(async () => (harness = await startHarness()));
  afterAll(() => harness.close());

  it('finishes open requests on SIGTERM, then exits with 0', async () => {
    const { child, url, output, ended } = await serve();
    harness.tenant.faults.add({ kind: 'delay', path: '/api/v2/users/*', delayMs: 400 });
    const pending = fetch(`${url}/me`, {
      headers: { authorization: `Bearer ${await harness.mint()}` },
    });
    await new Promise((resolve) => setTimeout(resolve, 200));
    child.kill('SIGTERM');
    expect((await pending).status).toBe(200);
    expect(await ended).toBe(0);
    await expectAsync(fetch(`${url}/healthz`)).toBeRejected();
    expect(output()).toMatch(/"route":"read-profile","status":200/);
    expect(output()).toContain('finishes open requests');
  });

  it('serves metrics on METRICS_PORT only', async () => {
    const { child, url, metricsUrl, ended } = await serve({ METRICS_PORT: '0' });
    expect((await fetch(`${url}/metrics`)).status).toBe(404);
    const text = await (await fetch(metricsUrl ?? '')).text();
    expect(text).toContain('profile_proxy_request_seconds');
    child.kill('SIGTERM');
    await ended;
  });

  it('reports a port in use in one sentence', async () => {
    const { code, errors } = await run(['serve'], { PORT: String(harness.tenant.port) });
    expect(code).toBe(1);
    expect(errors).toBe(`Port ${harness.tenant.port} is taken. Set PORT to a free one.\n`);
  });

  it('does not go on without its metrics when METRICS_PORT is in use', async () => {
    const port = String(harness.tenant.port);
    const { code, errors } = await run(['serve'], { PORT: '0', METRICS_PORT: port });
    expect(code).toBe(1);
    expect(errors).toBe(`Port ${port} is taken. Set METRICS_PORT to a free one.\n`);
  });

  it('exits with 1 for a port in use, also with a store', async () => {
    const port = String(harness.tenant.port);
    const { code } = await run(['serve'], { PORT: port, REDIS_URL: 'redis://127.0.0.1:9' });
    expect(code).toBe(1);
  });

  it('shows the usage for an option that does not exist', async () => {
    const { code, errors } = await run(['--chek']);
    expect(code).toBe(1);
    expect(errors).toMatch(/^Unknown option '--chek'\.\n\nUsage: auth0-profile-proxy /);
  });

  it('lists every missing variable and exits with 1', async () => {
    const { code, errors } = await run(['serve'], { AUTH0_DOMAIN: '', PROXY_AUDIENCE: '' });
    expect(code).toBe(1);
    expect(errors).toContain('AUTH0_DOMAIN');
    expect(errors).toContain('PROXY_AUDIENCE');
    expect(errors).not.toContain('    at ');
  });

  it('prints the findings of check', async () => {
    const { code, output } = await run(['check']);
    expect(code).toBe(0);
    expect(output).toMatch(
      /^warning {2}The application has more scopes than it needs: delete:users/m,
    );
  });

  it('serves the BFF and checks its configuration', async () => {
    const { child, url, ended } = await serve({ BFF_URL: 'http://localhost:4200' }, ['bff']);
    const answer = await fetch(`${url}/bff/session`, { headers: { 'x-csrf': '1' } });
    expect(await answer.json()).toEqual({ user: null });
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    const checked = await run(['bff', 'check'], { BFF_URL: 'http://localhost:4200' });
    expect(checked.code).toBe(1);
    expect(checked.output).toContain('Allowed Callback URLs');
  });

  it('prints usage for --help and for an unknown command', async () => {
    expect((await run(['--help'])).output).toContain('AUTH0_DOMAIN');
    expect((await run(['fly'])).code).toBe(1);
  });

  function environment(more: Record<string, string>): NodeJS.ProcessEnv {
    return {
      PATH: process.env['PATH'],
      AUTH0_DOMAIN: harness.tenant.url,
      AUTH0_CLIENT_ID: 'profile-proxy',
      AUTH0_CLIENT_SECRET: CLIENT_SECRET,
      PROXY_AUDIENCE: AUDIENCE,
      PORT: '0',
      ...more,
    };
  }

  function start(args: readonly string[], more: Record<string, string>): ChildProcess {
    return spawn(process.execPath, [cli, ...args], { env: environment(more), stdio: 'pipe' });
  }

  async function run(
    args: readonly string[],
    more: Record<string, string> = {},
  ): Promise<{ code: number | null; output: string; errors: string }> {
    const child = start(args, more);
    let output = '';
    let errors = '';
    child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
    return { code, output, errors };
  }

  async function serve(
    more: Record<string, string> = {},
    command: readonly string[] = [],
  ): Promise<{
    child: ChildProcess;
    url: string;
    metricsUrl: string | undefined;
    output: () => string;
    ended: Promise<number | null>;
  }> {
    const child = start(command, more);
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
    const wanted = more['METRICS_PORT'] === undefined ? 1 : 2;
    const urls: string[] = [];
    let output = '';
    await new Promise<void>((resolve, reject) => {
      child.stdout?.on('data', (chunk: Buffer) => {
        output += chunk.toString();
        for (const [, url] of chunk.toString().matchAll(/"url":"([^"]+)"/g)) {
          urls.push(url ?? '');
        }
        if (urls.length === wanted) {
          resolve();
        }
      });
      child.on('close', () => {
        reject(new Error('The server ended before it listened.'));
      });
    });
    return { child, url: urls[0] ?? '', metricsUrl: urls[1], output: () => output, ended };
  }
});
