import { memoryStore } from '../../src/index.ts';
import { redisStore } from '../../src/node.ts';
import { fallbackStore } from '../../src/store/fallback-store.ts';
import { describeStore } from '../store/store-contract.ts';
import { startHarness, type ProblemBody } from '../support/harness.ts';
import { startRedis, type RedisServer } from './redis-server.ts';

describe('redisStore', () => {
  let redis: RedisServer;
  beforeAll(async () => (redis = await startRedis()));
  afterAll(() => redis.close());

  describeStore(() => Promise.resolve(redisStore(redis.url)));

  it('expires keys', async () => {
    const store = redisStore(redis.url);
    await store.set('short', 'x', 40);
    await new Promise((resolve) => setTimeout(resolve, 80));
    expect(await store.get('short')).toBeUndefined();
    await store.close();
  });

  it('counts across instances', async () => {
    const [one, two] = [redisStore(redis.url), redisStore(redis.url)];
    const limit = { points: 3, windowSeconds: 60 };
    const key = crypto.randomUUID();
    const answers = await Promise.all(
      [one, two, one, two].map((store) => store.consume(key, limit)),
    );
    expect(answers.filter(({ allowed }) => allowed).length).toBe(3);
    await Promise.all([one.close(), two.close()]);
  });
});

describe('a proxy whose Redis stops', () => {
  let redis: RedisServer;
  beforeEach(async () => (redis = await startRedis()));
  afterEach(() => redis.close());

  it('refuses with store-unavailable, changes nothing, and recovers by itself', async () => {
    const harness = await startHarness({ store: redisStore(redis.url) });
    expect((await harness.send('PATCH', '/me', { body: { name: 'One' } })).status).toBe(200);
    await redis.stop();
    const refused = await harness.send('PATCH', '/me', { body: { name: 'Two' } });
    expect(refused.status).toBe(503);
    expect(((await refused.json()) as ProblemBody).code).toBe('store-unavailable');
    expect(harness.tenant.users.get('auth0|ada')?.name).toBe('One');
    expect((await harness.send('GET', '/readyz', { token: '' })).status).toBe(503);
    await redis.start();
    await until(async () => (await harness.send('GET', '/readyz', { token: '' })).status === 200);
    expect((await harness.send('PATCH', '/me', { body: { name: 'Three' } })).status).toBe(200);
    await harness.close();
  });

  it('continues with memory when whenStoreIsDown is use-memory', async () => {
    const harness = await startHarness({
      store: redisStore(redis.url, { timeoutMs: 200 }),
      whenStoreIsDown: 'use-memory',
    });
    await redis.stop();
    expect((await harness.send('PATCH', '/me', { body: { name: 'Two' } })).status).toBe(200);
    expect(harness.log.join('')).toContain('memory is used instead');
    await harness.close();
  });

  it('logs once that the store can be reached again', async () => {
    const messages: string[] = [];
    const log = {
      info: (_fields: object, message: string) => void messages.push(message),
      warn: (_fields: object, message: string) => void messages.push(message),
      error: () => undefined,
    };
    const store = fallbackStore(redisStore(redis.url, { timeoutMs: 200 }), memoryStore(), log);
    await redis.stop();
    await store.set('a', '1', 1000);
    await redis.start();
    await until(async () => {
      await store.set('a', '2', 1000);
      return messages.length > 1;
    });
    expect(messages).toEqual([
      'the shared store cannot be reached; memory is used instead',
      'the shared store can be reached again',
    ]);
    await store.close();
  });
});

async function until(condition: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 200 && !(await condition()); attempt++) {
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
