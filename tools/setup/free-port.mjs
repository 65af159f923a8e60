import { createServer } from 'node:net';
import { SetupError } from './setup-error.mjs';

/** @throws SetupError with the port, the program that needs it, and the option for another port */
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
