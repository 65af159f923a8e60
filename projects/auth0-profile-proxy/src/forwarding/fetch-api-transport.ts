import type { ApiTransport } from '../contract/api-transport.ts';

/** Calls APIs by `fetch`, on every platform. */
export function fetchApiTransport(fetchOption: typeof fetch): ApiTransport {
  return (url, { method, headers, body, signal }) =>
    fetchOption(url, {
      method,
      headers,
      signal,
      redirect: 'manual',
      ...(body && { body, duplex: 'half' as const }),
    });
}
