const port = (name: string, usual: number): number => Number(process.env[name] ?? usual);

const ports = {
  app: port('DEMO_PORT', 4200),
  emulator: port('DEMO_EMULATOR_PORT', 4400),
  proxy: port('DEMO_PROXY_PORT', 4401),
};

/** Where the suite finds its three servers. */
export const servers = {
  ports,
  app: `http://localhost:${ports.app}`,
  tenant: `http://localhost:${ports.emulator}`,
  proxy: `http://localhost:${ports.proxy}`,
};
