import type { ManagementClient } from '../management-client/management-client.ts';
import { openApiDocument, type OpenApiDocument } from '../openapi/openapi-document.ts';
import { readablePage } from '../openapi/readable-page.ts';
import { isReady } from '../operation/readiness.ts';
import type { ProxyRoute } from '../call/proxy-route.ts';
import type { ProxyServices } from '../call/proxy-services.ts';

/** A page that needs no token. */
export interface PublicPage {
  readonly path: string;
  readonly respond: () => Response | Promise<Response>;
}

/** Pages anybody may read: liveness, readiness, the documentation of the routes. */
export function publicPages(
  { options }: ProxyServices,
  routes: readonly ProxyRoute[],
  client: ManagementClient,
): PublicPage[] {
  let document: OpenApiDocument | undefined;
  const description = (): OpenApiDocument => (document ??= openApiDocument(routes, options));
  const health = [
    { path: '/healthz', respond: () => Response.json({ status: 'ok' }) },
    { path: '/readyz', respond: () => readiness(isReady(options, client)) },
  ];
  if (!options.documentation) {
    return health;
  }
  return [
    ...health,
    { path: '/openapi.json', respond: () => Response.json(description()) },
    { path: '/docs', respond: () => readablePage(description(), routes) },
  ];
}

async function readiness(ready: Promise<boolean>): Promise<Response> {
  const ok = await ready;
  return Response.json({ status: ok ? 'ok' : 'unavailable' }, { status: ok ? 200 : 503 });
}
