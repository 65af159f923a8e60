import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { root } from '../setup/run.mjs';
import { SetupError } from '../setup/setup-error.mjs';

const READY_WITHIN_MS = 20_000;

/** Starts the emulator with the demo's seed, then the proxy against it; resolves when both answer. */
export async function startServers(ports, seedFile, rewrite) {
  const folder = await mkdtemp(join(tmpdir(), 'demo-tenant-'));
  const seed = join(folder, 'tenant.json');
  await writeFile(seed, rewrite(await readFile(seedFile, 'utf8')));
  const children = [];
  const stop = async () => {
    process.off('exit', killAll);
    await Promise.all(children.map(end));
    await rm(folder, { recursive: true, force: true });
  };
  const killAll = () => children.forEach((child) => child.kill('SIGKILL'));
  process.on('exit', killAll);
  try {
    children.push(
      startProgram('auth0-tenant-emulator', ['--port', String(ports.emulator), '--seed', seed]),
    );
    await answered(
      children[0],
      `http://localhost:${ports.emulator}/.well-known/openid-configuration`,
    );
    children.push(startProgram('auth0-profile-proxy', [], proxyEnvironment(ports)));
    await answered(children[1], `http://localhost:${ports.proxy}/healthz`);
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

function startProgram(name, args, env = {}) {
  const child = spawn(
    process.execPath,
    [join(root, 'projects', name, 'bin', `${name}.js`), ...args],
    {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  child.label = name;
  child.said = '';
  const remember = (chunk) => (child.said = (child.said + chunk).slice(-4000));
  child.stdout.on('data', remember);
  child.stderr.on('data', remember);
  return child;
}

async function answered(child, url) {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) {
      throw new SetupError(
        `${child.label} stopped as soon as it started. It said:\n${child.said.trim()}`,
      );
    }
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok) {
      return;
    }
    await pause(100);
  }
  throw new SetupError(
    `${child.label} did not answer at ${url} within ${READY_WITHIN_MS / 1000} s. It said:\n${child.said.trim()}`,
  );
}

function end(child) {
  if (child.exitCode !== null || child.signalCode !== null) {
    return undefined;
  }
  return new Promise((resolve) => {
    const force = setTimeout(() => child.kill('SIGKILL'), 3000);
    child.once('exit', () => {
      clearTimeout(force);
      resolve();
    });
    child.kill('SIGTERM');
  });
}
