import { timeoutError, type TenantTransport } from '../contract/tenant-transport.ts';

/**
 * Calls the tenant by `fetch`, on any platform. The timer ends with the answer: one of
 * `AbortSignal.timeout` would run on, and keep what the call used until then.
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
      // Read to the end also where nobody looks at it, so that the connection can be used again.
      return { status: response.status, headers: response.headers, text: await response.text() };
    } finally {
      clearTimeout(timer);
    }
  };
}
