import type { ResolvedOptions } from '../options/resolved-options.ts';

/** An answer of the tenant that was read to its end. */
export interface TenantAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/**
 * Calls the tenant and reads its answer, both within `upstream.timeoutMs`; follows no redirect. The
 * timer ends with the answer: `AbortSignal.timeout` runs on, and keeps what the call used until then.
 */
export async function fetchInTime(
  { fetch, tenantOrigin, upstream }: Pick<ResolvedOptions, 'fetch' | 'tenantOrigin' | 'upstream'>,
  path: string,
  init: Omit<RequestInit, 'signal' | 'redirect'> = {},
): Promise<TenantAnswer> {
  const controller = new AbortController();
  const timer = setTimeout(() => {
    controller.abort(new DOMException('The tenant did not answer in time.', 'TimeoutError'));
  }, upstream.timeoutMs);
  try {
    const response = await fetch(`${tenantOrigin}${path}`, {
      ...init,
      redirect: 'manual',
      signal: controller.signal,
    });
    // Read to the end also where nobody looks at it, so that the connection can be used again.
    return { status: response.status, headers: response.headers, text: await response.text() };
  } finally {
    clearTimeout(timer);
  }
}

/** Whether an answer says that what was asked for is done. */
export function isSuccess({ status }: Pick<TenantAnswer, 'status'>): boolean {
  return status >= 200 && status < 300;
}
