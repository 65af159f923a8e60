// What needs Node: everything else of the package runs on any platform with `fetch`.
export { listen, type Listener, type ListenOptions } from './node/listen.ts';
export { nodeLog, type NodeLogOptions } from './node/node-log.ts';
export { nodeMetrics, type NodeMetrics } from './node/node-metrics.ts';
export { nodeTransport } from './node/node-transport.ts';
export { redisStore, type RedisStoreOptions } from './node/redis-store.ts';
export {
  readEnvironment,
  type Environment,
  type EnvironmentOptions,
} from './options/read-environment.ts';
