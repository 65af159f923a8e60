import { createProfileBff } from 'auth0-profile-proxy';
import {
  nodeApiTransport,
  nodeLog,
  nodeTransport,
  readBffEnvironment,
  redisStore,
} from 'auth0-profile-proxy/node';
import { answerEvent, type LambdaEvent, type LambdaResult } from './lambda-event.ts';

const { bff: options, redisUrl, logLevel } = readBffEnvironment(process.env);
if (redisUrl === undefined) {
  throw new Error('Set REDIS_URL: sessions in memory would be known to one execution environment.');
}
const bff = createProfileBff({
  ...options,
  store: redisStore(redisUrl),
  transport: nodeTransport(),
  apiTransport: nodeApiTransport(),
  // Without the buffer of nodeLog(), whose lines wait until the function is called again.
  log: nodeLog({ level: logLevel, destination: process.stdout }),
});

/** Handler of a function URL or an HTTP API. */
export function handler(event: LambdaEvent): Promise<LambdaResult> {
  return answerEvent(bff, event);
}
