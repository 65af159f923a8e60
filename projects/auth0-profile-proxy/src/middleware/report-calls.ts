import { createMiddleware } from 'hono/factory';
import type { CallRecord } from '../call/call-record.ts';
import type { ResolvedOptions } from '../contract/resolved-options.ts';
import { reportCall } from '../operation/report-call.ts';
import type { ProxyEnvironment } from './proxy-environment.ts';

/** Writes log line, metrics and audit event of every request once its response is complete. */
export function reportCalls(options: ResolvedOptions) {
  return createMiddleware<ProxyEnvironment>(async (context, next) => {
    const started = performance.now();
    const record: CallRecord = { requestId: context.get('requestId') };
    context.set('record', record);
    await next();
    context.res.headers.set('x-request-id', record.requestId);
    const seconds = (performance.now() - started) / 1000;
    const { status } = context.res;
    await reportCall({ request: context.req.raw, record, status, seconds }, options);
  });
}
