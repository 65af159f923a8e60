import type { Next } from 'hono';
import type { RequestContext } from '../tenant/tenant-context.ts';

const ECHOED = ['x-correlation-id', 'traceparent'];

/** Sends the headers with which a caller traces a request back to it. */
export async function echoTraceHeaders(c: RequestContext, next: Next): Promise<void> {
  await next();
  for (const name of ECHOED) {
    const value = c.req.header(name);
    if (value !== undefined) {
      c.res.headers.set(name, value);
    }
  }
}
