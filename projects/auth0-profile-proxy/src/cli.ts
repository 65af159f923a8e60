import { parseArgs } from 'node:util';
import { checkBffConfiguration } from './check/check-bff-configuration.ts';
import { checkConfiguration } from './check/check-configuration.ts';
import type { ConfigurationFinding } from './check/configuration-finding.ts';
import type { ProxyMetrics } from './contract/proxy-metrics.ts';
import type { ProxyLog } from './contract/proxy-log.ts';
import type { ProxyStore } from './contract/proxy-store.ts';
import type { TenantTransport } from './contract/tenant-transport.ts';
import { createProfileBff } from './create-profile-bff.ts';
import { createProfileProxy } from './create-profile-proxy.ts';
import { listen, type Listener } from './node/listen.ts';
import { nodeApiTransport } from './node/node-api-transport.ts';
import { nodeLog } from './node/node-log.ts';
import { nodeMetrics } from './node/node-metrics.ts';
import { nodeTransport } from './node/node-transport.ts';
import { redisStore } from './node/redis-store.ts';
import { readBffEnvironment } from './options/read-bff-environment.ts';
import { readEnvironment } from './options/read-environment.ts';
import type { ServerEnvironment } from './options/shared-environment.ts';
import { isProfileProxyError } from './problem/profile-proxy-error.ts';
import type { ProfileProxy } from './serve-app.ts';

const HELP = `Usage: auth0-profile-proxy [serve | check | bff | bff check]

  serve      answers requests that have an access token (default)
  check      tests configuration and permissions against the tenant, changes nothing
  bff        logs users in and answers requests that have a session: no token in the browser
  bff check  tests the configuration of the BFF against the tenant, changes nothing

Settings come from the environment: AUTH0_DOMAIN, AUTH0_CLIENT_ID, AUTH0_CLIENT_SECRET (or
AUTH0_PRIVATE_KEY), HOST, PORT, METRICS_PORT, REDIS_URL, PROXY_ATTRIBUTES and more; for the proxy
PROXY_AUDIENCE and PROXY_ALLOWED_ORIGINS, for the BFF BFF_URL and BFF_APIS. README.md lists them all.`;

/** What the options get of Node. */
interface OnNode {
  readonly transport: TenantTransport;
  readonly store?: ProxyStore;
}

/** Runs a command of the command line. */
async function run(command: string): Promise<void> {
  if (command === 'help') {
    process.stdout.write(`${HELP}\n`);
  } else if (command === 'check') {
    const { proxy, ...server } = readEnvironment(process.env);
    const options = { ...proxy, ...onNode(server) };
    await report(checkConfiguration(options), options.store);
  } else if (command === 'serve') {
    const { proxy, ...server } = readEnvironment(process.env);
    await serve('profile proxy', server, (operation) =>
      createProfileProxy({ ...proxy, ...onNode(server), ...operation }),
    );
  } else if (command === 'bff check') {
    const { bff, ...server } = readBffEnvironment(process.env);
    const options = { ...bff, ...onNode(server) };
    await report(checkBffConfiguration(options), options.store);
  } else if (command === 'bff') {
    const { bff, ...server } = readBffEnvironment(process.env);
    await serve('BFF', server, (operation) =>
      createProfileBff({
        ...bff,
        ...onNode(server),
        ...operation,
        apiTransport: nodeApiTransport(),
      }),
    );
  } else {
    process.stderr.write(`Unknown command ${JSON.stringify(command)}.\n\n${HELP}\n`);
    process.exitCode = 1;
  }
}

async function serve(
  name: string,
  server: ServerEnvironment,
  create: (operation: { readonly log: ProxyLog; readonly metrics: ProxyMetrics }) => ProfileProxy,
): Promise<void> {
  const log = nodeLog({ level: server.logLevel });
  const metrics = nodeMetrics();
  const proxy = create({ log, metrics });
  const listeners: Listener[] = [];
  try {
    listeners.push(await listen(proxy, { host: server.host, port: server.port }));
    log.info({ url: listeners[0]?.url }, `the ${name} is listening`);
    if (server.metricsPort !== undefined) {
      const port = server.metricsPort;
      listeners.push(await listen(metrics, { port, portSetting: 'METRICS_PORT' }));
      log.info({ url: `${listeners[1]?.url ?? ''}/metrics` }, 'metrics are served');
    }
  } catch (error) {
    // An open socket, or the connection to Redis, would keep half of a service alive.
    await closeAll(listeners).then(() => proxy.close());
    throw error;
  }
  let stopping = false;
  const stop = (): void => {
    if (stopping) {
      return;
    }
    stopping = true;
    log.info({}, `the ${name} finishes open requests, then exits`);
    void closeAll(listeners).then(() => proxy.close());
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

async function closeAll(listeners: readonly Listener[]): Promise<void> {
  await Promise.all(listeners.map((listener) => listener.close()));
}

async function report(
  checking: Promise<readonly ConfigurationFinding[]>,
  store: ProxyStore | undefined,
): Promise<void> {
  const findings = await checking;
  for (const { result, text } of findings) {
    process.stdout.write(`${result.padEnd(8)} ${text}\n`);
  }
  await store?.close();
  if (findings.some(({ result }) => result === 'failure')) {
    process.exitCode = 1;
  }
}

function onNode({ redisUrl }: ServerEnvironment): OnNode {
  const transport = nodeTransport();
  return redisUrl === undefined ? { transport } : { transport, store: redisStore(redisUrl) };
}

/** The first sentence: the second one is about positional arguments. */
function usageError({ message }: Error): string {
  return `${message.split('. ')[0] ?? message}.`;
}

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h' } },
  });
  await run(values.help ? 'help' : positionals.join(' ') || 'serve');
} catch (error) {
  const isUsage = error instanceof TypeError && 'code' in error;
  if (!isProfileProxyError(error) && !isUsage) {
    throw error;
  }
  process.stderr.write(isUsage ? `${usageError(error)}\n\n${HELP}\n` : `${error.message}\n`);
  process.exitCode = 1;
}
