import { fork } from 'node:child_process';
import { join } from 'node:path';
import { benchmarks } from './paths.mjs';

const START_TIMEOUT = 30_000;

/** Starts `servers/<name>.mjs` in its own process and resolves when it listens. */
export async function startServer(name, { env = {}, args = [] } = {}) {
  const started = performance.now();
  const child = fork(join(benchmarks, 'servers', `${name}.mjs`), args, {
    execArgv: ['--expose-gc', '--no-warnings'],
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let errors = '';
  child.stderr.on('data', (chunk) => (errors += chunk));
  const answer = () =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => fail(`did not start within ${START_TIMEOUT} ms`),
        START_TIMEOUT,
      );
      const end = (code) => fail(`exited with code ${code}`);
      const fail = (why) => {
        stopListening();
        reject(new Error(`The server ${name} ${why}.\n${errors.slice(-2000)}`));
      };
      const receive = (message) => {
        stopListening();
        resolve(message);
      };
      const stopListening = () => {
        clearTimeout(timer);
        child.off('exit', end);
        child.off('message', receive);
      };
      child.once('exit', end);
      child.once('message', receive);
    });
  const ask = (question) => {
    const reply = answer();
    child.send(question);
    return reply;
  };
  try {
    const { url, ...more } = await answer();
    return {
      ...more,
      url,
      pid: child.pid,
      started,
      listeningAfter: performance.now() - started,
      memory: () => ask('memory'),
      cpu: async () => (await ask('cpu')).milliseconds,
      stop: () => stop(child),
    };
  } catch (error) {
    await stop(child);
    throw error;
  }
}

/** Starts the servers, passes them to `use` as `{ name: server }`, and always stops them. */
export async function withServers(names, use, options) {
  const servers = {};
  try {
    for (const name of names) {
      servers[name] = await startServer(name, options);
    }
    return await use(servers);
  } finally {
    await Promise.all(Object.values(servers).map((server) => server.stop()));
  }
}

function stop(child) {
  if (child.exitCode !== null || child.signalCode !== null) {
    return Promise.resolve();
  }
  return new Promise((resolve) => {
    child.once('exit', resolve);
    child.kill('SIGKILL');
  });
}
