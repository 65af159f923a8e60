import { spawn } from 'node:child_process';
import { createServer } from 'node:net';

/** Runs a command to its end and resolves to its output; throws when it fails. */
export async function runToEnd(command, args, { cwd }) {
  const { child, output } = start(command, args, cwd);
  const code = await new Promise((resolve) => child.on('close', resolve));
  if (code !== 0) {
    throw new Error(`${command} ${args.join(' ')} exited with ${code}.\n${output().slice(-3000)}`);
  }
  return output();
}

/** Runs a command until `use` is done, then stops it and its child processes. */
export async function whileRunning(command, args, { cwd }, use) {
  const { child, output } = start(command, args, cwd);
  const ended = new Promise((resolve) => child.on('close', resolve));
  const failed = ended.then((code) => {
    throw new Error(`${command} ${args.join(' ')} exited with ${code}.\n${output().slice(-3000)}`);
  });
  try {
    return await Promise.race([use(), failed]);
  } finally {
    failed.catch(() => undefined);
    if (child.exitCode === null && child.signalCode === null) {
      process.kill(-child.pid, 'SIGTERM');
    }
    await ended;
  }
}

/** Free ports. */
export async function freePorts(count) {
  const servers = await Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise((resolve) => {
          const server = createServer();
          server.listen(0, 'localhost', () => resolve(server));
        }),
    ),
  );
  const ports = servers.map((server) => server.address().port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

/** Starts a process group, so that all its processes can be stopped together. */
function start(command, args, cwd) {
  const child = spawn(command, args, { cwd, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => (text += chunk));
  }
  return { child, output: () => text };
}
