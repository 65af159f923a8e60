import { createProfileProxy } from 'auth0-profile-proxy';
import { nodeLog, nodeTransport, readEnvironment, redisStore } from 'auth0-profile-proxy/node';
import { answerEvent, type LambdaEvent, type LambdaResult } from './lambda-event.ts';

// Created once per execution environment: keys, token and circuit breaker are kept between calls.
const { proxy: options, redisUrl, logLevel } = readEnvironment(process.env);
const proxy = createProfileProxy({
  ...options,
  transport: nodeTransport(),
  // Without the buffer of nodeLog(), whose lines wait until the function is called again.
  log: nodeLog({ level: logLevel, destination: process.stdout }),
  ...(redisUrl !== undefined && { store: redisStore(redisUrl) }),
});

/** Handler of a function URL or an HTTP API. */
export function handler(event: LambdaEvent): Promise<LambdaResult> {
  return answerEvent(proxy, event);
}
