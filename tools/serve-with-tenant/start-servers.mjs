import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RunningProgram } from '../process/running-program.ts';
import { root } from '../setup/run.mjs';

/** What the account page asks the My Account API for. */
const MY_ACCOUNT_SCOPES = [
  'read:me:profile',
  'update:me:profile',
  'read:me:factors',
  'read:me:authentication_methods',
  'create:me:authentication_methods',
  'update:me:authentication_methods',
  'delete:me:authentication_methods',
];
const START_TIMEOUT_MS = 20_000;

/**
 * Starts the emulator with the demo's seed, then the proxy and the BFF against it; resolves when all answer.
 * `proxyConfig` is the file that lets the dev server pass `/bff` on, so that page and BFF share one origin.
 */
export async function startServers(ports, seedFile, rewrite) {
  const folder = await mkdtemp(join(tmpdir(), 'demo-tenant-'));
  const seed = join(folder, 'tenant.json');
  await writeFile(seed, rewrite(await readFile(seedFile, 'utf8')));
  const proxyConfig = join(folder, 'proxy.conf.json');
  const programs = [];
  const stop = async () => {
    process.off('exit', killAll);
    await Promise.all(programs.map((program) => program.stop()));
    await rm(folder, { recursive: true, force: true });
  };
  const killAll = () => programs.forEach((program) => program.process.kill('SIGKILL'));
  process.on('exit', killAll);
  const start = async (name, args, env, url) => {
    const program = startProgram(name, args, env);
    programs.push(program);
    await program.answersAt(url, START_TIMEOUT_MS);
  };
  try {
    const emulator = `http://localhost:${ports.emulator}`;
    await start(
      'auth0-tenant-emulator',
      ['--port', String(ports.emulator), '--seed', seed],
      {},
      `${emulator}/.well-known/openid-configuration`,
    );
    const proxy = `http://localhost:${ports.proxy}`;
    await start('auth0-profile-proxy', [], proxyEnvironment(ports), `${proxy}/healthz`);
    const bff = `http://127.0.0.1:${ports.bff}`;
    await start('auth0-profile-proxy', ['bff'], bffEnvironment(ports), `${bff}/healthz`);
    await writeFile(proxyConfig, JSON.stringify({ '/bff': { target: bff } }));
  } catch (error) {
    await stop();
    throw error;
  }
  return { stop, proxyConfig };
}

/** Development values only: they match the seed, and open nothing outside this machine. */
function proxyEnvironment(ports) {
  return {
    PORT: String(ports.proxy),
    AUTH0_DOMAIN: `http://localhost:${ports.emulator}`,
    AUTH0_CLIENT_ID: 'profile-proxy',
    AUTH0_CLIENT_SECRET: 'profile-proxy-secret',
    PROXY_AUDIENCE: 'https://profile-proxy.example/',
    PROXY_ALLOWED_ORIGINS: `http://localhost:${ports.app}`,
    PROXY_TICKET_RESULT_URL: `http://localhost:${ports.app}/profile`,
  };
}

/** The same for the BFF, whose application has a secret and refresh tokens. */
function bffEnvironment(ports) {
  return {
    PORT: String(ports.bff),
    AUTH0_DOMAIN: `http://localhost:${ports.emulator}`,
    AUTH0_CLIENT_ID: 'demo-bff',
    AUTH0_CLIENT_SECRET: 'demo-bff-secret',
    BFF_URL: `http://localhost:${ports.app}`,
    BFF_MY_ACCOUNT_SCOPES: MY_ACCOUNT_SCOPES.join(','),
    PROXY_TICKET_RESULT_URL: `http://localhost:${ports.app}/profile`,
  };
}

function startProgram(name, args, env) {
  const program = join(root, 'projects', name, 'bin', `${name}.js`);
  return new RunningProgram(process.execPath, [program, ...args], {
    cwd: root,
    env: { ...process.env, ...env },
  });
}
