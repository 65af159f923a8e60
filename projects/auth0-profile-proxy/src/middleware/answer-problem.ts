import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { problemResponse } from '../problem/problem-response.ts';
import { Problem } from '../problem/problem.ts';
import { preflightResponse } from './cross-origin.ts';
import type { ProxyEnvironment } from './proxy-environment.ts';

/** Answers any failure as problem+json; what is not a {@link Problem} becomes `internal-error`. */
export function answerProblem(error: unknown, context: Context<ProxyEnvironment>): Response {
  const record = context.get('record');
  record.problem = asProblem(error);
  return problemResponse(record.problem, record.requestId, record.loginUrl?.(record.problem));
}

/** Hono passes only `Error` instances to `onError`; callbacks of the application may throw other values. */
export function wrapThrownValues() {
  return createMiddleware(async (_context, next) => {
    try {
      await next();
    } catch (cause) {
      throw asProblem(cause);
    }
  });
}

/** Answers a method a path does not serve, preflight requests included. */
export function methodNotAllowed(methods: readonly string[]) {
  return ({ req }: Context): Response => {
    if (req.method === 'OPTIONS' && req.header('access-control-request-method')) {
      return preflightResponse(methods);
    }
    throw new Problem('method-not-allowed', `Use one of: ${methods.join(', ')}.`, {
      allow: methods,
    });
  };
}

/** Answers a path the proxy does not serve. */
export function notFound(): never {
  throw new Problem('not-found', 'This path is not served. See /docs for the ones that are.');
}

function asProblem(error: unknown): Problem {
  if (error instanceof Problem) {
    return error;
  }
  return new Problem('internal-error', 'The proxy failed. Its log has the request id.', {
    cause: error,
  });
}
