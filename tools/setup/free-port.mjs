import { createServer } from 'node:net';
import { SetupError } from './setup-error.mjs';

/** Throws one sentence that names the port, who wanted it and the flag that moves it. */
export async function requireFreePort(port, what, flag) {
  for (const host of ['127.0.0.1', '::1']) {
    const taken = await isTaken(port, host);
    if (taken) {
      throw new SetupError(
        `Port ${port} is taken, so the ${what} cannot start. Stop the program that uses it, or choose another port: npx ng serve --${flag} ${port + 100}`,
      );
    }
  }
}

function isTaken(port, host) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error) => resolve(error.code === 'EADDRINUSE'));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(false)));
  });
}
