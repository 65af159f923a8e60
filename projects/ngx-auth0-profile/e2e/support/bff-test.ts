import { test as base, expect, type BrowserContext } from '@playwright/test';
import { fileURLToPath } from 'node:url';
import { readApplicationFile } from '../../../../tools/process/application-server.ts';
import { startBffSite, type BffSite } from './bff-site.ts';

const APPLICATION = fileURLToPath(new URL('../../../../dist/e2e/account/', import.meta.url));

/** Playwright's `test` with a tenant, and the application `account` with a back end for the front end. */
export const test = base.extend<object, { readonly site: BffSite }>({
  site: [
    async ({}, use) => {
      const site = await startBffSite(({ url }) => applicationFile(new URL(url).pathname));
      await use(site);
      await site.close();
    },
    { scope: 'worker' },
  ],
});

export { expect };

/** Logs a browser in at the tenant, which then shows no login page. */
export async function signIn(
  { request }: BrowserContext,
  { tenantUrl }: BffSite,
  userId: string,
): Promise<void> {
  await request.post(`${tenantUrl}/_emulator/sessions/start`, { data: { userId } });
}

async function applicationFile(path: string): Promise<Response> {
  const { headers, body } = await readApplicationFile(APPLICATION, path);
  return new Response(new Uint8Array(body), { headers });
}
