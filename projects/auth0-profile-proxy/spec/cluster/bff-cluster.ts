import { fileURLToPath } from 'node:url';
import { startTenant, type RunningTenant } from 'auth0-tenant-emulator';
import { freePorts } from '../../../../tools/process/free-ports.ts';
import { bffSeed, ORDERS, WEB_SECRET } from '../support/bff-harness.ts';
import { startEchoApi, type EchoApi } from '../support/echo-api.ts';
import { startChild, type ChildServer } from './child-server.ts';
import { startNginx } from './nginx-server.ts';
import { startRedis, type RedisServer } from './redis-server.ts';

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

/** Seconds in which a used refresh token may be sent again. */
const OVERLAP_SECONDS = 60;

/** Two instances of the BFF with one Redis, behind nginx, in front of one tenant and one API. */
export interface BffCluster {
  /** Origin of the application as its browsers see it. */
  readonly origin: string;
  readonly nginxUrl: string;
  readonly tenant: RunningTenant;
  readonly api: EchoApi;
  readonly redis: RedisServer;
  readonly userIds: readonly string[];
  /** Ends an instance as a power cut would, and starts it again after a while. */
  killInstance(index: 0 | 1, downMs: number): Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts everything on free ports. Access tokens of the API are renewed every two seconds, and the
 * tenant rotates refresh tokens.
 */
export async function startBffCluster(users: number): Promise<BffCluster> {
  const userIds = Array.from({ length: users }, (_, index) => `auth0|user-${index}`);
  const [api, redis] = [await startEchoApi(), await startRedis()];
  const tenant = await startTenant({ port: 0, ...seedOf(userIds) });
  const [firstPort = 0, secondPort = 0] = await freePorts(2);
  const ports = [firstPort, secondPort] as const;
  const nginx = await startNginx(ports, 'bff-nginx');
  const origin = 'http://localhost:4200';
  const start = (port: number): Promise<ChildServer> =>
    startChild(process.execPath, [cli, 'bff'], {
      port,
      env: {
        AUTH0_DOMAIN: tenant.url,
        AUTH0_CLIENT_ID: 'web',
        AUTH0_CLIENT_SECRET: WEB_SECRET,
        BFF_URL: origin,
        BFF_ROTATION_OVERLAP_SECONDS: String(OVERLAP_SECONDS),
        BFF_APIS: JSON.stringify({ echo: apiOptions(api.url) }),
        PORT: String(port),
        REDIS_URL: redis.url,
        LOG_LEVEL: 'error',
        PROXY_READS_PER_MINUTE: '100000',
        PROXY_UPSTREAM_PER_SECOND: '10000',
        PROXY_UPSTREAM_USER_SHARE: '1',
      },
    });
  const instances = [await start(ports[0]), await start(ports[1])];
  return {
    origin,
    nginxUrl: nginx.url,
    tenant,
    api,
    redis,
    userIds,
    async killInstance(index, downMs) {
      await instances[index]?.stop('SIGKILL');
      await new Promise((resolve) => setTimeout(resolve, downMs));
      instances[index] = await start(ports[index]);
    },
    async close() {
      await nginx.close();
      await Promise.all(instances.map((instance) => instance.stop()));
      await tenant.close();
      await redis.close();
      await api.close();
    },
  };
}

function apiOptions(url: string): object {
  const routes = [{ method: 'GET', path: '/who/{request}', scopes: ['read:orders'] }];
  return { url, audience: ORDERS, routes };
}

function seedOf(userIds: readonly string[]): ReturnType<typeof bffSeed> {
  const seed = bffSeed({ leeway: OVERLAP_SECONDS });
  return {
    ...seed,
    users: userIds.map((user_id) => ({ user_id, email: `${user_id.slice(6)}@example.com` })),
    // The BFF renews a token half a minute before it expires.
    apis: (seed.apis ?? []).map((api) => ({ ...api, token_lifetime: 32 })),
  };
}
