import { parseArgs } from 'node:util';
import { checkConfiguration } from './check/check-configuration.ts';
import { createProfileProxy } from './create-profile-proxy.ts';
import { listen, type Listener } from './node/listen.ts';
import { nodeLog } from './node/node-log.ts';
import { nodeMetrics } from './node/node-metrics.ts';
import { nodeTransport } from './node/node-transport.ts';
import { redisStore } from './node/redis-store.ts';
import { readEnvironment, type EnvironmentOptions } from './options/read-environment.ts';
import type { ProfileProxyOptions } from './contract/profile-proxy-options.ts';
import { isProfileProxyError } from './problem/profile-proxy-error.ts';

const HELP = `Usage: auth0-profile-proxy [serve | check]

  serve   answers requests (default)
  check   tests configuration and permissions against the tenant, changes nothing

Settings come from the environment: AUTH0_DOMAIN, AUTH0_CLIENT_ID, AUTH0_CLIENT_SECRET (or
AUTH0_PRIVATE_KEY), PROXY_AUDIENCE, PROXY_ALLOWED_ORIGINS, HOST, PORT, METRICS_PORT, REDIS_URL and
more; README.md lists them all.`;

/** Runs a command of the command line. */
async function run(command: string): Promise<void> {
  if (command === 'help') {
    process.stdout.write(`${HELP}\n`);
  } else if (command === 'check') {
    await check(readEnvironment(process.env));
  } else if (command === 'serve') {
    await serve(readEnvironment(process.env));
  } else {
    process.stderr.write(`Unknown command ${JSON.stringify(command)}.\n\n${HELP}\n`);
    process.exitCode = 1;
  }
}

async function serve(environment: EnvironmentOptions): Promise<void> {
  const log = nodeLog({ level: environment.logLevel });
  const metrics = nodeMetrics();
  const proxy = createProfileProxy({ ...onNode(environment), log, metrics });
  const listeners = [await listen(proxy, { host: environment.host, port: environment.port })];
  log.info({ url: listeners[0]?.url }, 'the profile proxy is listening');
  if (environment.metricsPort !== undefined) {
    listeners.push(await listen(metrics, { port: environment.metricsPort }));
    log.info({ url: `${listeners[1]?.url ?? ''}/metrics` }, 'metrics are served');
  }
  let stopping = false;
  const stop = (): void => {
    if (stopping) {
      return;
    }
    stopping = true;
    log.info({}, 'the profile proxy finishes open requests, then exits');
    void closeAll(listeners).then(() => proxy.close());
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

async function closeAll(listeners: readonly Listener[]): Promise<void> {
  await Promise.all(listeners.map((listener) => listener.close()));
}

async function check(environment: EnvironmentOptions): Promise<void> {
  const options = onNode(environment);
  const findings = await checkConfiguration(options);
  for (const { result, text } of findings) {
    process.stdout.write(`${result.padEnd(8)} ${text}\n`);
  }
  await options.store?.close();
  if (findings.some(({ result }) => result === 'failure')) {
    process.exitCode = 1;
  }
}

function onNode({ proxy, redisUrl }: EnvironmentOptions): ProfileProxyOptions {
  const options = { ...proxy, transport: nodeTransport() };
  return redisUrl === undefined ? options : { ...options, store: redisStore(redisUrl) };
}

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h' } },
  });
  await run(values.help ? 'help' : (positionals[0] ?? 'serve'));
} catch (error) {
  const isUsage = error instanceof TypeError && 'code' in error;
  if (!isProfileProxyError(error) && !isUsage) {
    throw error;
  }
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
