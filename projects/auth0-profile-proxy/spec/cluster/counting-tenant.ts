import { createTenant, type Tenant, type TenantOptions } from 'auth0-tenant-emulator';
import { listen, type Listener } from '../../src/node.ts';
import { freePort } from '../../../../tools/process/free-ports.ts';

/** A tenant that knows how often each change was carried out, and when it was called. */
export interface CountingTenant {
  readonly tenant: Tenant;
  readonly url: string;
  /** How often a change was carried out, by `user id: body`. */
  readonly applied: ReadonlyMap<string, number>;
  /** Times of Management API calls in milliseconds, also of those that were answered 429. */
  readonly calls: readonly number[];
  readonly tokenRequests: () => number;
  readonly refusedByLimit: () => number;
  close(): Promise<void>;
}

/**
 * Starts the emulator behind a listener that counts. Management API tokens are said to live as long
 * as the tenant's administrator chose, so that they have to be renewed during a long run.
 */
export async function startCountingTenant(
  options: TenantOptions,
  { tokenSeconds }: { readonly tokenSeconds: number },
): Promise<CountingTenant> {
  const port = await freePort();
  const tenant = createTenant({ ...options, domain: `localhost:${port}` });
  const applied = new Map<string, number>();
  const calls: number[] = [];
  let tokens = 0;
  let refused = 0;
  const fetch = async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url);
    if (pathname === '/oauth/token') {
      tokens++;
      return shortLived(await tenant.fetch(request), tokenSeconds);
    }
    if (!pathname.startsWith('/api/v2/')) {
      return tenant.fetch(request);
    }
    calls.push(performance.now());
    const body = request.method === 'PATCH' ? await request.clone().text() : undefined;
    const response = await tenant.fetch(request);
    if (response.status === 429) {
      refused++;
    }
    if (body !== undefined && response.ok) {
      const key = `${decodeURIComponent(pathname.slice('/api/v2/users/'.length))}: ${body}`;
      applied.set(key, (applied.get(key) ?? 0) + 1);
    }
    return response;
  };
  const listener: Listener = await listen({ fetch }, { host: 'localhost', port });
  return {
    tenant,
    url: `http://localhost:${port}`,
    applied,
    calls,
    tokenRequests: () => tokens,
    refusedByLimit: () => refused,
    close: () => listener.close(),
  };
}

async function shortLived(response: Response, seconds: number): Promise<Response> {
  const body = (await response.json()) as Readonly<Record<string, unknown>>;
  return Response.json({ ...body, expires_in: seconds }, { status: response.status });
}

/**
 * By how many calls a limit was exceeded at the worst moment: the highest level of a bucket that
 * drains at the plan's rate, less the burst it may hold.
 */
export function excessOver(
  calls: readonly number[],
  limit: { readonly perSecond: number; readonly burst: number },
): number {
  let level = 0;
  let highest = 0;
  let last = calls[0] ?? 0;
  for (const time of calls) {
    level = Math.max(0, level - ((time - last) / 1000) * limit.perSecond) + 1;
    last = time;
    highest = Math.max(highest, level);
  }
  return Math.max(0, highest - limit.burst);
}
