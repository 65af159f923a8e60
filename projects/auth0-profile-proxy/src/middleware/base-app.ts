import { Hono } from 'hono';
import { requestId } from 'hono/request-id';
import type { ResolvedOptions } from '../contract/resolved-options.ts';
import { answerProblem, notFound, wrapThrownValues } from './answer-problem.ts';
import { cacheHeaders } from './cache-headers.ts';
import { crossOrigin } from './cross-origin.ts';
import type { ProxyEnvironment } from './proxy-environment.ts';
import { reportCalls } from './report-calls.ts';
import { securityHeaders } from './security-headers.ts';

/** An app with what every request passes through, and no route yet. */
export function baseApp(options: ResolvedOptions): Hono<ProxyEnvironment> {
  const app = new Hono<ProxyEnvironment>();
  app.use(requestId({ limitLength: 64 }), reportCalls(options), wrapThrownValues());
  app.use(securityHeaders(options), cacheHeaders(), crossOrigin(options));
  app.onError(answerProblem).notFound(notFound);
  return app;
}
