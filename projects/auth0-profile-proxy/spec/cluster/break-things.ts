import type { BffCluster } from './bff-cluster.ts';

/** Kills each instance once and restarts Redis, each while requests are answered. */
export async function breakThings(
  cluster: BffCluster,
  requests: number,
  done: () => number,
): Promise<void> {
  await until(() => done() > requests * 0.2);
  await cluster.killInstance(0, 500);
  await until(() => done() > requests * 0.45);
  await cluster.redis.stop();
  await new Promise((resolve) => setTimeout(resolve, 500));
  await cluster.redis.start();
  await until(() => done() > requests * 0.7);
  await cluster.killInstance(1, 500);
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
