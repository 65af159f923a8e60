import { freePort } from '../../../tools/process/free-ports.ts';

/** Whether `DEMO_PORT` tells the suite to use running servers. */
export const serversRunAlready = process.env['DEMO_PORT'] !== undefined && !isChosenHere();

const ports = {
  app: await portFor('DEMO_PORT'),
  emulator: await portFor('DEMO_EMULATOR_PORT', serversRunAlready ? 4400 : undefined),
  proxy: await portFor('DEMO_PROXY_PORT', serversRunAlready ? 4401 : undefined),
  bff: await portFor('DEMO_BFF_PORT', serversRunAlready ? 4402 : undefined),
};

/** The URLs of the three servers. By default they use free ports, so a running demo is not disturbed. */
export const servers = {
  ports,
  app: `http://localhost:${ports.app}`,
  tenant: `http://localhost:${ports.emulator}`,
  proxy: `http://localhost:${ports.proxy}`,
};

/** The main process chooses a port and stores it in its environment, which the workers inherit. */
async function portFor(name: string, defaultPort?: number): Promise<number> {
  const given = process.env[name];
  if (given !== undefined) {
    return Number(given);
  }
  const port = defaultPort ?? (await freePort());
  process.env[name] = String(port);
  process.env['DEMO_PORTS_CHOSEN'] = 'yes';
  return port;
}

function isChosenHere(): boolean {
  return process.env['DEMO_PORTS_CHOSEN'] === 'yes';
}
