import { defined } from './common/defined.ts';
import { createNodePlatform } from './platform/node/node-platform.ts';
import { publicTenant } from './public-tenant.ts';
import { createTenantInternals, type Tenant, type TenantOptions } from './tenant-internals.ts';
import { checkBindAddress } from './server/check-bind-address.ts';
import { listen, type Listener } from './server/listen.ts';
import { certificateIn } from './server/certificate-folder.ts';
import { selfSignedCertificate } from './server/self-signed-certificate.ts';
import type { SeedReport } from './seed/deploy-export/seed-report.ts';
import { loadSeed } from './seed/load-seed.ts';
import { openStateFile, type StateFile } from './platform/node/state-file.ts';

/** How to start a tenant that listens. */
export interface StartOptions extends TenantOptions {
  /** TCP port; 0 takes a free one. Default 4400. */
  port?: number;
  /**
   * Also listens with TLS, on this port or on a free one (0), with the certificate `cert.pem` and the key
   * `key.pem` of this folder, which are made if they are missing. Default: no TLS; without a folder a
   * certificate made at start.
   */
  tls?: { port?: number; folder?: string };
  /**
   * Path of a seed file or of an export of auth0-deploy-cli, or several that are merged; read before
   * everything the other options say.
   */
  seed?: string | readonly string[];
  /** Configuration file of auth0-deploy-cli with the values of keyword markers in exports. */
  seedConfig?: string;
  /** Gets what became of an export. Default: prints it to the standard error output. */
  onSeedReport?: (report: SeedReport) => void;
  /** File that keeps the tenant's state from one run to the next. */
  stateFile?: string;
  /** Address to bind. Other than loopback only with `bindBeyondLoopback`. Default: loopback. */
  host?: string;
  /** Allows a `host` that other machines can reach. Default false. */
  bindBeyondLoopback?: boolean;
}

/** The TLS side of a running tenant. */
export interface RunningTls {
  readonly port: number;
  /** Host and port, what `auth0`'s `ManagementClient` takes as `domain`. */
  readonly domain: string;
  readonly url: string;
  readonly issuer: string;
  readonly audience: string;
  /** The self-signed certificate as PEM, made at start. Trust it as a CA in tests. */
  readonly certificate: string;
}

/** A tenant that listens. */
export interface RunningTenant extends Tenant {
  readonly port: number;
  /** Canonical origin, without a slash at the end. */
  readonly url: string;
  readonly tls?: RunningTls;
  /** Stops listening, cuts open connections, and writes the state file a last time. */
  close(): Promise<void>;
}

/**
 * Starts a tenant on a port of this machine.
 *
 * @throws TenantError `port-in-use`, `invalid-seed`, `invalid-state-file`, `address-refused`,
 * `production-refused`
 * @example
 * const tenant = await startTenant({ port: 0, users: [{ user_id: 'auth0|ada' }] });
 * await tenant.close();
 */
export async function startTenant(options: StartOptions = {}): Promise<RunningTenant> {
  checkBindAddress(options);
  const { seedConfig: keywordFile, onSeedReport: onReport } = options;
  const seed =
    options.seed === undefined ? {} : await loadSeed(options.seed, { keywordFile, onReport });
  const stateFile =
    options.stateFile === undefined ? undefined : await openStateFile(options.stateFile);
  const platform = createNodePlatform();
  const tenant = createTenantInternals(
    {
      ...seed,
      ...options,
      ...defined({ state: stateFile?.loaded }),
      onChange: () => {
        stateFile?.schedule(() => tenant.context.state);
        options.onChange?.();
      },
    },
    platform,
  );
  const fetch = (request: Request): Promise<Response> => tenant.fetch(request);
  const { host } = options;
  const listener = await listen({ fetch, port: options.port ?? 4400, host });
  const tls = await startTls(options, fetch, listener);
  tenant.context.certificate = tls?.running.certificate;
  const url = `http://${options.domain ?? `localhost:${listener.port}`}`;
  tenant.setOrigins([
    url,
    ...ownOrigins('http', host, listener.port),
    ...(tls === undefined ? [] : ownOrigins('https', host, tls.running.port)),
  ]);
  return {
    ...publicTenant(tenant),
    port: listener.port,
    url,
    ...defined({ tls: tls?.running }),
    async close() {
      await closeAll([listener, tls?.listener], stateFile);
      platform.scripts.close();
    },
  };
}

async function startTls(
  options: StartOptions,
  fetch: (request: Request) => Promise<Response>,
  plain: Listener,
): Promise<{ listener: Listener; running: RunningTls } | undefined> {
  if (options.tls === undefined) {
    return undefined;
  }
  const { host } = options;
  try {
    const certificate = await certificateOf(options);
    const listener = await listen({ fetch, port: options.tls.port ?? 0, host, certificate });
    const url = new URL(`https://localhost:${listener.port}`).origin;
    const running = {
      port: listener.port,
      domain: new URL(url).host,
      url,
      issuer: `${url}/`,
      audience: `${url}/api/v2/`,
      certificate: certificate.cert,
    };
    return { listener, running };
  } catch (error) {
    await plain.close();
    throw error;
  }
}

function certificateOf({ tls, domain, customDomains = [], host }: StartOptions) {
  const hosts = new Set([
    ...['localhost', '127.0.0.1', '::1'],
    ...[domain ?? 'localhost', ...customDomains].map((name) =>
      new URL(`https://${name}`).hostname.replaceAll(/[[\]]/g, ''),
    ),
    ...(host === undefined ? [] : [host]),
  ]);
  return tls?.folder === undefined
    ? selfSignedCertificate([...hosts])
    : certificateIn(tls.folder, [...hosts]);
}

function ownOrigins(scheme: 'http' | 'https', host: string | undefined, port: number): string[] {
  const names = new Set([
    'localhost',
    '127.0.0.1',
    '[::1]',
    ...(host === undefined ? [] : [host.includes(':') ? `[${host}]` : host]),
  ]);
  return [...names].map((name) => new URL(`${scheme}://${name}:${port}`).origin);
}

async function closeAll(
  listeners: readonly (Listener | undefined)[],
  stateFile: StateFile | undefined,
): Promise<void> {
  for (const listener of listeners) {
    await listener?.close();
  }
  await stateFile?.close();
}
