import { timeoutError, type TenantTransport } from '../contract/tenant-transport.ts';

/**
 * Calls the tenant by `fetch`, on any platform. The timer is cleared with the response:
 * `AbortSignal.timeout` would keep running and hold the memory of the call until it fires.
 */
export function fetchTransport(fetch: typeof globalThis.fetch): TenantTransport {
  return async (url, { timeoutMs, ...request }) => {
    const controller = new AbortController();
    const timer = setTimeout(() => {
      controller.abort(timeoutError());
    }, timeoutMs);
    try {
      const response = await fetch(url, {
        method: request.method,
        headers: request.headers,
        ...(request.body !== undefined && { body: request.body }),
        redirect: 'manual',
        signal: controller.signal,
      });
      // Read to the end even when unused, so that the connection can be reused.
      return { status: response.status, headers: response.headers, text: await response.text() };
    } finally {
      clearTimeout(timer);
    }
  };
}
