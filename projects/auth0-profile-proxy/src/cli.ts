import { createProfileProxy } from './create-profile-proxy.ts';
import { listen } from './node/listen.ts';
import { nodeLog } from './node/node-log.ts';
import { readEnvironment } from './options/read-environment.ts';
import { isProfileProxyError } from './profile-proxy-error.ts';

try {
  await serveFromEnvironment();
} catch (error) {
  if (!isProfileProxyError(error)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

async function serveFromEnvironment(): Promise<void> {
  const { proxy: options, host, port, logLevel } = readEnvironment(process.env);
  const log = nodeLog({ level: logLevel });
  const proxy = createProfileProxy({ ...options, log });
  const listener = await listen(proxy, { host, port });
  log.info({ url: listener.url }, 'the profile proxy listens');
  const stop = (): void => {
    log.info({}, 'the profile proxy stops');
    void listener.close().then(() => proxy.close());
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}
