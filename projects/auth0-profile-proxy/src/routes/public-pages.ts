import type { ManagementClient } from '../management-client/management-client.ts';
import { isReady } from '../operation/readiness.ts';
import type { ProxyRoute, ProxyServices } from './proxy-route.ts';

/** A page that needs no token. */
export interface PublicPage {
  readonly path: string;
  readonly respond: () => Response | Promise<Response>;
}

/** What anybody may read: whether the proxy lives, whether it is ready, what its routes are. */
export function publicPages(
  { options }: ProxyServices,
  routes: readonly ProxyRoute[],
  client: ManagementClient,
): PublicPage[] {
  void routes;
  const pages: PublicPage[] = [
    { path: '/healthz', respond: () => Response.json({ status: 'ok' }) },
    {
      path: '/readyz',
      respond: async () => {
        const ready = await isReady(options, client);
        return Response.json(
          { status: ready ? 'ok' : 'unavailable' },
          { status: ready ? 200 : 503 },
        );
      },
    },
  ];
  return pages;
}
