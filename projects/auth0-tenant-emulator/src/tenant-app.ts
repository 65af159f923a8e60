import { Hono } from 'hono';
import { authenticationApi } from './authentication-api/routes.ts';
import { controlPlane } from './control-plane/routes.ts';
import { applyFaults } from './faults/apply-faults.ts';
import { managementError } from './management-api/errors.ts';
import { managementApi } from './management-api/routes.ts';
import { myAccountError } from './my-account-api/errors.ts';
import { myAccountApi } from './my-account-api/routes.ts';
import { cors } from './middleware/cors.ts';
import { limitMyAccount } from './middleware/limit-my-account.ts';
import { limitRate } from './middleware/limit-rate.ts';
import { recordRequests } from './middleware/record-requests.ts';
import { RequestFailure } from './tenant/request-failure.ts';
import { noteRequest } from './tenant/note-request.ts';
import type { LoggedRequest } from './tenant/request-log.ts';
import type { RequestContext, TenantContext, TenantEnv } from './tenant/tenant-context.ts';

/** Puts the tenant together: a function from request to response. */
export function tenantApp(
  tenant: TenantContext,
  onRequest?: (request: LoggedRequest) => void,
): Hono<TenantEnv> {
  const app = new Hono<TenantEnv>();
  app.use(recordRequests(tenant, onRequest));
  app.use(cors);
  app.use(async (c, next) => {
    if (tenant.origins.has(c.get('url').origin)) {
      await next();
      return;
    }
    return unknownHost(tenant);
  });
  app.use(applyFaults);
  app.use('/api/v2/*', limitRate);
  app.use('/me/*', limitMyAccount);
  authenticationApi(app);
  managementApi(app);
  myAccountApi(app);
  controlPlane(app);
  app.notFound(notImplemented);
  app.onError(errorResponse);
  return app;
}

function notImplemented(c: RequestContext): Response {
  noteRequest(c, { notImplemented: true });
  return managementError('notFound').toResponse();
}

function errorResponse(error: Error, c: RequestContext): Response | Promise<Response> {
  if (error instanceof RequestFailure) {
    return error.toResponse();
  }
  noteRequest(c, { fault: 'internal-error' });
  if (c.get('url').pathname.startsWith('/me/')) {
    return myAccountError('serverError').toResponse();
  }
  return managementError('serverError').toResponse();
}

/** Answering to any name would let a web page reach the tenant by DNS rebinding. */
function unknownHost(tenant: TenantContext): Response {
  const [first] = tenant.origins;
  return Response.json(
    {
      statusCode: 404,
      error: 'Not Found',
      message: `No tenant answers to this host name. This one is at ${first ?? 'no origin'}.`,
    },
    { status: 404 },
  );
}
