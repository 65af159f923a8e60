import { startBffCluster } from '../spec/cluster/bff-cluster.ts';
import { runBffLoad } from '../spec/cluster/bff-load.ts';
import { breakThings } from '../spec/cluster/break-things.ts';

// `npm run soak:bff`: 10,000 requests of 200 users, while each instance is killed once with SIGKILL and
// Redis is restarted. Fails when a user was logged out, a request was answered for another user, or the
// tenant refused a refresh token. Needs redis-server and nginx.

const REQUESTS = 10_000;

const cluster = await startBffCluster(200);
try {
  const report = await runBffLoad(cluster, {
    requests: REQUESTS,
    during: (done) => breakThings(cluster, REQUESTS, done),
  });
  process.stdout.write(`${JSON.stringify(report, undefined, 2)}\n`);
  const { answered, loggedOut, wrongUser, refusedRefreshes } = report;
  const isFine =
    answered === REQUESTS &&
    loggedOut.length === 0 &&
    wrongUser.length === 0 &&
    refusedRefreshes === 0;
  process.exitCode = isFine ? 0 : 1;
} finally {
  await cluster.close();
}
