// What needs Node: everything else of the package runs on any platform with `fetch`.
export { listen, type Listener, type ListenOptions } from './node/listen.ts';
export { nodeApiTransport } from './node/node-api-transport.ts';
export { nodeLog, type NodeLogOptions } from './node/node-log.ts';
export { nodeMetrics, type NodeMetrics } from './node/node-metrics.ts';
export { nodeTransport } from './node/node-transport.ts';
export { redisStore, type RedisStoreOptions } from './node/redis-store.ts';
export type { Environment } from './options/environment-reader.ts';
export { readBffEnvironment, type BffEnvironmentOptions } from './options/read-bff-environment.ts';
export { readEnvironment, type EnvironmentOptions } from './options/read-environment.ts';
