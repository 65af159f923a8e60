import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RunningProgram } from '../process/running-program.ts';
import { root } from '../setup/run.mjs';

const START_TIMEOUT_MS = 20_000;

/** Starts the emulator with the demo's seed, then the proxy against it; resolves when both answer. */
export async function startServers(ports, seedFile, rewrite) {
  const folder = await mkdtemp(join(tmpdir(), 'demo-tenant-'));
  const seed = join(folder, 'tenant.json');
  await writeFile(seed, rewrite(await readFile(seedFile, 'utf8')));
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
  } catch (error) {
    await stop();
    throw error;
  }
  return { stop };
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

function startProgram(name, args, env) {
  const program = join(root, 'projects', name, 'bin', `${name}.js`);
  return new RunningProgram(process.execPath, [program, ...args], {
    cwd: root,
    env: { ...process.env, ...env },
  });
}
