import { test as base, expect } from '@playwright/test';
import { freePorts } from '../../../../tools/process/free-ports.ts';
import { startBffSite, type BffSite } from './bff-site.ts';
import { RenderedApp } from './rendered-app.ts';

/** The server-rendered application with a back end for the front end, on one origin. */
export interface RenderedBffSite extends BffSite {
  readonly rendered: RenderedApp;
}

/** Playwright's `test` with a tenant and a `RenderedBffSite`. */
export const test = base.extend<object, { readonly site: RenderedBffSite }>({
  site: [
    async ({}, use) => {
      const [port = 0] = await freePorts(1);
      const rendered = new RenderedApp(port, { BFF_URL: '/bff' });
      await rendered.ready();
      const site = await startBffSite((request) => passOn(request, rendered.origin));
      await use({ ...site, rendered });
      await site.close();
      await rendered.stop();
    },
    { scope: 'worker' },
  ],
});

export { expect };

async function passOn({ url, headers }: Request, origin: string): Promise<Response> {
  const { pathname, search } = new URL(url);
  const cookie = headers.get('cookie') ?? '';
  const answer = await fetch(origin + pathname + search, {
    headers: { cookie },
    redirect: 'manual',
  });
  const type = answer.headers.get('content-type') ?? 'text/plain';
  return new Response(await answer.arrayBuffer(), {
    status: answer.status,
    headers: { 'content-type': type },
  });
}
