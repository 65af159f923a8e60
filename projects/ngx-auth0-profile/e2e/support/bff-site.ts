import { createProfileBff } from 'auth0-profile-proxy';
import { listen } from 'auth0-profile-proxy/node';
import { startTenant, type RunningTenant } from 'auth0-tenant-emulator';
import { recordTokens } from '../../../../tools/browser/record-tokens.ts';
import { freePorts } from '../../../../tools/process/free-ports.ts';
import { accountSeed, PROXY_CLIENT } from './account-seed.ts';

const SECRET = 'web-secret';

/** An application with a back end for the front end, on one origin. */
export interface BffSite {
  readonly origin: string;
  readonly tenantUrl: string;
  readonly tenant: RunningTenant;
  /** The tokens that the tenant has issued to the back end. */
  readonly tokens: ReadonlySet<string>;
  /** What the back end has logged. */
  readonly log: readonly Readonly<Record<string, unknown>>[];
  /** The paths of the requests to the back end. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

/**
 * Starts a tenant, a back end and the server of an application.
 *
 * @param serve - answers every request that is not for the back end
 */
export async function startBffSite(
  serve: (request: Request) => Promise<Response>,
): Promise<BffSite> {
  const [appPort = 0, tenantPort = 0] = await freePorts(2);
  const origin = `http://localhost:${appPort}`;
  const seed = accountSeed(origin, `http://localhost:${tenantPort}`);
  const web = {
    client_id: 'web',
    client_secret: SECRET,
    app_type: 'regular_web' as const,
    grant_types: ['authorization_code', 'refresh_token'],
    callbacks: [`${origin}/bff/callback`],
    allowed_logout_urls: [`${origin}/`],
  };
  const tenant = await startTenant({
    port: tenantPort,
    ...seed,
    clients: [...(seed.clients ?? []), web],
  });
  const tokens = new Set<string>();
  const requests: string[] = [];
  const log: Record<string, unknown>[] = [];
  const record = (fields: Readonly<Record<string, unknown>>) => void log.push({ ...fields });
  const bff = createProfileBff({
    domain: tenant.url,
    url: origin,
    clientId: 'web',
    clientSecret: SECRET,
    managementClient: { clientId: PROXY_CLIENT.id, clientSecret: PROXY_CLIENT.secret },
    fetch: recordTokens(tokens),
    log: { info: record, warn: record, error: record },
  });
  const server = await listen(
    {
      fetch: async (request) => {
        const { pathname } = new URL(request.url);
        if (!pathname.startsWith('/bff/')) {
          return serve(request);
        }
        requests.push(pathname);
        return bff.fetch(request);
      },
    },
    { port: appPort, host: 'localhost' },
  );
  return {
    origin,
    tenantUrl: tenant.url,
    tenant,
    tokens,
    log,
    requests,
    close: async () => {
      await server.close();
      await bff.close();
      await tenant.close();
    },
  };
}
