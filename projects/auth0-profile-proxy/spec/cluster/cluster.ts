import { fileURLToPath } from 'node:url';
import type { TenantOptions } from 'auth0-tenant-emulator';
import { CLIENT_SECRET, AUDIENCE } from '../support/harness.ts';
import { freePorts } from '../../../../tools/process/free-ports.ts';
import { startChild, type ChildServer } from './child-server.ts';
import { startCountingTenant, type CountingTenant } from './counting-tenant.ts';
import { startNginx } from './nginx-server.ts';
import { startRedis, type RedisServer } from './redis-server.ts';

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

/** How large a cluster is and what the tenant allows. */
export interface ClusterSettings {
  readonly users: number;
  readonly limit: { readonly perSecond: number; readonly burst: number };
  /** Life of a Management API token. Default: Auth0's, a day. */
  readonly tokenSeconds?: number;
}

/** Two instances of the proxy with one Redis, behind nginx, in front of one tenant. */
export interface Cluster {
  readonly url: string;
  readonly tenant: CountingTenant;
  readonly redis: RedisServer;
  readonly userIds: readonly string[];
  mint(userId: string): Promise<string>;
  /** Processes of the proxy that were started so far. */
  readonly instancesStarted: () => number;
  /** Ends an instance as a power cut would, and starts it again after a while. */
  killInstance(index: 0 | 1, downMs: number): Promise<void>;
  close(): Promise<void>;
}

/** Starts everything on free ports. */
export async function startCluster(settings: ClusterSettings): Promise<Cluster> {
  const userIds = Array.from({ length: settings.users }, (_, index) => `auth0|user-${index}`);
  const redis = await startRedis();
  const tenantOptions: TenantOptions = {
    users: userIds.map((user_id) => ({ user_id, email: `${user_id.slice(6)}@example.com` })),
    clients: [
      { client_id: 'spa', app_type: 'spa' },
      {
        client_id: 'profile-proxy',
        app_type: 'non_interactive',
        client_secret: CLIENT_SECRET,
        grant_types: ['client_credentials'],
      },
    ],
    apis: [{ identifier: AUDIENCE }],
    client_grants: [
      {
        client_id: 'profile-proxy',
        audience: 'http://localhost/api/v2/',
        scope: ['read:users', 'update:users', 'create:user_tickets'],
      },
    ],
    tenant: {
      plan: 'enterprise',
      rate_limit: { burst: settings.limit.burst, per_second: settings.limit.perSecond },
    },
  };
  const tenant = await startCountingTenant(tenantOptions, {
    tokenSeconds: settings.tokenSeconds ?? 86_400,
  });
  const [firstPort = 0, secondPort = 0] = await freePorts(2);
  const ports = [firstPort, secondPort] as const;
  let started = 0;
  const startInstance = (port: number): Promise<ChildServer> => {
    started++;
    return startChild(process.execPath, [cli], {
      port,
      env: instanceEnvironment({ port, tenant, redis, limit: settings.limit }),
    });
  };
  const instances = [await startInstance(ports[0]), await startInstance(ports[1])];
  const nginx = await startNginx(ports);
  return {
    url: nginx.url,
    tenant,
    redis,
    userIds,
    instancesStarted: () => started,
    mint: (userId) =>
      tenant.tenant.mint({
        userId,
        clientId: 'spa',
        audience: AUDIENCE,
        scope: 'openid read:profile update:profile',
      }),
    async killInstance(index, downMs) {
      await instances[index]?.stop('SIGKILL');
      await new Promise((resolve) => setTimeout(resolve, downMs));
      instances[index] = await startInstance(ports[index]);
    },
    async close() {
      await nginx.close();
      await Promise.all(instances.map((instance) => instance.stop()));
      await tenant.close();
      await redis.close();
    },
  };
}

function instanceEnvironment(facts: {
  readonly port: number;
  readonly tenant: CountingTenant;
  readonly redis: RedisServer;
  readonly limit: ClusterSettings['limit'];
}): Record<string, string> {
  return {
    AUTH0_DOMAIN: facts.tenant.url,
    AUTH0_CLIENT_ID: 'profile-proxy',
    AUTH0_CLIENT_SECRET: CLIENT_SECRET,
    PROXY_AUDIENCE: AUDIENCE,
    PORT: String(facts.port),
    REDIS_URL: facts.redis.url,
    LOG_LEVEL: 'error',
    PROXY_WRITES_PER_MINUTE: '100000',
    PROXY_READS_PER_MINUTE: '100000',
    // The proxy keeps to a little less than the plan, so that clocks may differ.
    PROXY_UPSTREAM_PER_SECOND: String(facts.limit.perSecond * 0.95),
    PROXY_UPSTREAM_BURST: String(Math.max(1, Math.floor(facts.limit.burst * 0.5))),
    PROXY_UPSTREAM_USER_SHARE: '1',
    PROXY_UPSTREAM_TIMEOUT_MS: '1000',
    PROXY_UPSTREAM_MAX_WAIT_MS: '500',
    PROXY_UPSTREAM_BUDGET_WAIT_MS: '2000',
  };
}
