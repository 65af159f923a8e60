import { createBuilder } from '@angular-devkit/architect';
import { executeDevServerBuilder } from '@angular/build';
import { join } from 'node:path';
import { requireFreePort } from '../setup/free-port.mjs';
import { buildNodePackages } from '../build-node-packages.mjs';
import { couchDocuments } from './couch-documents.mjs';
import { couchServer } from './couch-server.mjs';
import { rewritePorts } from './rewrite-ports.mjs';
import { startServers } from './start-servers.mjs';

/** `ng serve`: the tenant emulator, the profile proxy and the BFF, then Angular's own dev server. */
export default createBuilder(async function* serve(options, context) {
  const { emulatorPort, proxyPort, bffPort, ...devServerOptions } = options;
  const { port } = options;
  const ports = { app: port, emulator: emulatorPort, proxy: proxyPort, bff: bffPort };
  const demo = join(context.workspaceRoot, 'projects', 'demo');
  const rewrite = rewritePorts(ports);
  let servers;
  let documents;
  try {
    await requireFreePort(port, 'demo', 'port');
    await requireFreePort(emulatorPort, 'tenant emulator', 'emulator-port');
    await requireFreePort(proxyPort, 'profile proxy', 'proxy-port');
    await requireFreePort(bffPort, 'back end for the front end', 'bff-port');
    await buildNodePackages();
    const couch = process.env['COUCHDB_URL'];
    documents = couch
      ? await couchServer(couch, join(demo, 'couchdb'), rewrite)
      : couchDocuments(join(demo, 'couchdb'), rewrite);
    servers = await startServers(ports, join(demo, 'tenant.json'), rewrite);
  } catch (error) {
    context.logger.error(error.message);
    yield { success: false, error: error.message };
    return;
  }
  context.addTeardown(() => servers.stop());
  context.logger.info(
    `Tenant emulator: http://localhost:${emulatorPort}/ · profile proxy: http://localhost:${proxyPort}/ · ` +
      `BFF: http://localhost:${port}/bff/\n`,
  );
  const withBff = { ...devServerOptions, proxyConfig: servers.proxyConfig };
  yield* executeDevServerBuilder(withBff, context, {
    middleware: [documents],
  });
});
