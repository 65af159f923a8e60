import { createServer } from 'node:net';

/** Whether the suite was told to use servers that run already, with `DEMO_PORT=4200`. */
export const serversRunAlready = process.env['DEMO_PORT'] !== undefined && !isChosenHere();

const ports = {
  app: await portFor('DEMO_PORT'),
  emulator: await portFor('DEMO_EMULATOR_PORT', serversRunAlready ? 4400 : undefined),
  proxy: await portFor('DEMO_PROXY_PORT', serversRunAlready ? 4401 : undefined),
};

/** Where the suite finds its three servers: on free ports, so that it disturbs nobody's demo. */
export const servers = {
  ports,
  app: `http://localhost:${ports.app}`,
  tenant: `http://localhost:${ports.emulator}`,
  proxy: `http://localhost:${ports.proxy}`,
};

/** The main process chooses; the workers, which inherit its environment, read what was chosen. */
async function portFor(name: string, usual?: number): Promise<number> {
  const given = process.env[name];
  if (given !== undefined) {
    return Number(given);
  }
  const port = usual ?? (await freePort());
  process.env[name] = String(port);
  process.env['DEMO_PORTS_CHOSEN'] = 'yes';
  return port;
}

function isChosenHere(): boolean {
  return process.env['DEMO_PORTS_CHOSEN'] === 'yes';
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (address !== null && typeof address === 'object') {
          resolve(address.port);
        } else {
          reject(new Error('This machine gave no free port. Close a program and try again.'));
        }
      });
    });
  });
}
