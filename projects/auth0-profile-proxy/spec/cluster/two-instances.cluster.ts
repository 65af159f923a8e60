import { excessOver } from './counting-tenant.ts';
import { startCluster, type Cluster } from './cluster.ts';
import { runLoad, type LoadReport } from './load.ts';

const limit = { perSecond: 120, burst: 40 };

describe('two instances with one Redis behind nginx, when an instance and Redis fail', () => {
  let cluster: Cluster;
  let report: LoadReport;

  beforeAll(async () => {
    cluster = await startCluster({ users: 20, limit });
    report = await runLoad(cluster, {
      changes: 800,
      during: async (done) => {
        await until(() => done() > 150);
        await cluster.killInstance(0, 500);
        await until(() => done() > 400);
        await cluster.redis.stop();
        await new Promise((resolve) => setTimeout(resolve, 500));
        await cluster.redis.start();
      },
    });
  }, 240_000);
  afterAll(() => cluster.close());

  it('loses no acknowledged change', () => {
    expect(report.acknowledged).toBe(800);
    expect(report.lost).toEqual([]);
  });

  it('makes no change twice', () => {
    expect(report.twice).toEqual([]);
  });

  it('refuses each change that states another user', () => {
    expect(report.refusedForOthers).toBeGreaterThan(0);
    expect(report.madeForOthers).toEqual([]);
  });

  it("exceeds the tenant's limit by less than its burst", () => {
    expect(excessOver(cluster.tenant.calls, limit)).toBeLessThanOrEqual(limit.burst);
  });

  it('requests at most one machine token per instance', () => {
    expect(cluster.tenant.tokenRequests()).toBeGreaterThanOrEqual(1);
    expect(cluster.tenant.tokenRequests()).toBeLessThanOrEqual(3);
  });

  it('was disturbed: some requests were refused and repeated', () => {
    expect(report.retries).toBeGreaterThan(0);
    expect(report.statuses['503'] ?? 0).toBeGreaterThan(0);
  });
});

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
