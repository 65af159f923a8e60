import { startBffCluster, type BffCluster } from './bff-cluster.ts';
import { runBffLoad, type BffLoadReport } from './bff-load.ts';
import { breakThings } from './break-things.ts';

const REQUESTS = 2000;

describe('two instances of the BFF with one Redis behind nginx, when an instance and Redis fail', () => {
  let cluster: BffCluster;
  let report: BffLoadReport;

  beforeAll(async () => {
    cluster = await startBffCluster(40);
    report = await runBffLoad(cluster, {
      requests: REQUESTS,
      during: (done) => breakThings(cluster, REQUESTS, done),
    });
  }, 240_000);
  afterAll(() => cluster.close());

  it('answer every request', () => {
    expect(report.answered).toBe(REQUESTS);
  });

  it('log nobody out', () => {
    expect(report.loggedOut).toEqual([]);
  });

  it('answer no request for another user, and send no token of another user', () => {
    expect(report.wrongUser).toEqual([]);
  });

  it('send no refresh token that was used before', () => {
    expect(report.refreshes).toBeGreaterThan(cluster.userIds.length);
    expect(report.refusedRefreshes).toBe(0);
  });

  it('were disturbed: some requests had no answer or 502 to 504, and were repeated', () => {
    expect(report.repeated).toBeGreaterThan(0);
  });
});
