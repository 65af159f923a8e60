import type { Hono } from 'hono';
import { BackgroundTasks } from './call/background-tasks.ts';
import type { ProxyStore } from './contract/proxy-store.ts';
import type { ProxyEnvironment, ProxyPlatform } from './middleware/proxy-environment.ts';

/**
 * A proxy: a `fetch` handler for Node, serverless and edge platforms. In another Hono app, with the
 * option `basePath`: `app.all('/api/profile/*', (context) => proxy.fetch(context.req.raw))`.
 */
export interface ProfileProxy {
  /**
   * Answers a request. A platform that ends with the response has to be passed, so that messages of
   * `sendEmailConfirmation` are still sent: the `ExecutionContext` of Cloudflare Workers.
   */
  readonly fetch: (request: Request, platform?: ProxyPlatform) => Promise<Response>;
  /** Waits for open requests and background tasks, then closes the store. */
  close(): Promise<void>;
}

/** Serves an app until it is closed. */
export function serveApp(
  app: Hono<ProxyEnvironment>,
  { background, store }: { readonly background: BackgroundTasks; readonly store: ProxyStore },
): ProfileProxy {
  const openRequests = new BackgroundTasks();
  return {
    async fetch(request, platform) {
      const response = Promise.resolve(
        app.fetch(
          request,
          platform
            ? {
                waitUntil: (task) => {
                  platform.waitUntil(task);
                },
              }
            : {},
        ),
      );
      openRequests.add(response);
      return response;
    },
    async close() {
      await openRequests.settled();
      await background.settled();
      await store.close();
    },
  };
}
