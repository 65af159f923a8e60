/**
 * Loads a file that is needed later while the browser is idle, so that it is there when the connection is lost.
 * A failure does not matter yet. WebKit has no `requestIdleCallback`, but imports a file anew after a failure.
 */
export function loadWhenIdle(load: () => Promise<unknown>): void {
  const { requestIdleCallback } = globalThis as Partial<typeof globalThis>;
  requestIdleCallback?.(() => {
    load().catch(() => undefined);
  });
}
