import { Hono } from 'hono';
import { authenticationApi } from './authentication-api/routes.ts';
import { controlPlane, type ControlPlaneTarget } from './control-plane/routes.ts';
import { cors } from './cors.ts';
import { applyFaults } from './faults/apply-fault.ts';
import { HttpFailure } from './http-failure.ts';
import { managementError } from './management-api/errors.ts';
import { managementApi } from './management-api/routes.ts';
import { limitRate } from './rate-limit/limit-rate.ts';
import { recordRequests } from './record-requests.ts';
import type { LoggedRequest } from './request-log.ts';
import type { TenantContext, TenantEnv } from './tenant-context.ts';

/** Puts the tenant together: a function from request to response. */
export function tenantApp(
  tenant: TenantContext,
  control: ControlPlaneTarget,
  onRequest?: (request: LoggedRequest) => void,
): Hono<TenantEnv> {
  const app = new Hono<TenantEnv>();
  app.use(recordRequests(tenant, onRequest));
  app.use(cors(tenant));
  app.use(async (c, next) => {
    if (tenant.origins.has(c.get('url').origin)) {
      await next();
      return;
    }
    return unknownHost(tenant);
  });
  app.use(applyFaults(tenant));
  app.use('/api/v2/*', limitRate(tenant));
  authenticationApi(app, tenant);
  managementApi(app, tenant);
  controlPlane(app, tenant, control);
  app.notFound((c) => {
    c.set('notes', { ...c.get('notes'), notImplemented: true });
    return managementError('notFound').toResponse();
  });
  app.onError((error, c) => {
    if (error instanceof HttpFailure) {
      return error.toResponse();
    }
    c.set('notes', { ...c.get('notes'), fault: 'internal-error' });
    return managementError('serverError').toResponse();
  });
  return app;
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
