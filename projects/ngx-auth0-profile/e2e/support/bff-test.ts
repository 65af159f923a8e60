import { test as base, expect, type Page } from '@playwright/test';
import { createProfileBff } from 'auth0-profile-proxy';
import { listen } from 'auth0-profile-proxy/node';
import { startTenant } from 'auth0-tenant-emulator';
import { fileURLToPath } from 'node:url';
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

/** Everything that a page sends and receives, as one text. */
export function recordTraffic(page: Page, origin: string): () => Promise<string> {
  const seen: string[] = [];
  const reading: Promise<void>[] = [];
  page.on('request', (request) => {
    seen.push(request.url(), JSON.stringify(request.headers()), request.postData() ?? '');
  });
  page.on('response', (response) => {
    seen.push(JSON.stringify(response.headers()));
    if (response.url().startsWith(origin) && response.status() === 200) {
      reading.push(
        response.text().then(
          (text) => void seen.push(text),
          () => undefined,
        ),
      );
    }
  });
  return async () => {
    await Promise.all(reading);
    return seen.join('\n');
  };
}

/** Whether a text is in the memory of a page: in a snapshot of its heap. */
export async function heapContains(page: Page, text: string): Promise<boolean> {
  const session = await page.context().newCDPSession(page);
  const chunks: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await session.detach();
  return chunks.join('').includes(JSON.stringify(text).slice(1, -1));
}

function recordTokens(tokens: Set<string>): typeof fetch {
  return async (input, init) => {
    const response = await fetch(input, init);
    if (response.url.endsWith('/oauth/token')) {
      const body = (await response.clone().json()) as Record<string, unknown>;
      for (const name of ['access_token', 'refresh_token', 'id_token']) {
        const token = body[name];
        if (typeof token === 'string') {
          tokens.add(token);
        }
      }
    }
    return response;
  };
}

async function applicationFile(path: string): Promise<Response> {
  const { headers, body } = await readApplicationFile(APPLICATION, path);
  return new Response(new Uint8Array(body), { headers });
}
