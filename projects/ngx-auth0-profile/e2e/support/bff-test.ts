import { test as base, expect } from '@playwright/test';
import { createProfileBff } from 'auth0-profile-proxy';
import { listen } from 'auth0-profile-proxy/node';
import { startTenant } from 'auth0-tenant-emulator';
import { fileURLToPath } from 'node:url';
import { recordTokens } from '../../../../tools/browser/record-tokens.ts';
import { readApplicationFile } from '../../../../tools/process/application-server.ts';
import { freePorts } from '../../../../tools/process/free-ports.ts';
import { accountSeed, PROXY_CLIENT } from './account-seed.ts';

const APPLICATION = fileURLToPath(new URL('../../../../dist/e2e/account/', import.meta.url));
const SECRET = 'web-secret';

/** The application `account` with a back end for the front end, on one origin. */
export interface BffSite {
  readonly origin: string;
  readonly tenantUrl: string;
  /** The tokens that the tenant has issued to the back end. */
  readonly tokens: ReadonlySet<string>;
  /** What the back end has logged. */
  readonly log: readonly Readonly<Record<string, unknown>>[];
}

/** Playwright's `test` with a tenant and a `BffSite`. */
export const test = base.extend<object, { readonly site: BffSite }>({
  site: [
    async ({}, use) => {
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
            return pathname.startsWith('/bff/') ? bff.fetch(request) : applicationFile(pathname);
          },
        },
        { port: appPort, host: 'localhost' },
      );
      await use({ origin, tenantUrl: tenant.url, tokens, log });
      await server.close();
      await bff.close();
      await tenant.close();
    },
    { scope: 'worker' },
  ],
});

export { expect };

async function applicationFile(path: string): Promise<Response> {
  const { headers, body } = await readApplicationFile(APPLICATION, path);
  return new Response(new Uint8Array(body), { headers });
}
