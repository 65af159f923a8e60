import type { Hono } from 'hono';
import type { TenantContext, TenantEnv } from '../tenant-context.ts';
import { createDeviceCredential } from './device-credentials/create-device-credential.ts';
import { deleteDeviceCredential } from './device-credentials/delete-device-credential.ts';
import { listDeviceCredentials } from './device-credentials/list-device-credentials.ts';
import { linkIdentity } from './identities/link-identity.ts';
import { unlinkIdentity } from './identities/unlink-identity.ts';
import { createPasswordTicket, createVerificationTicket } from './tickets/create-tickets.ts';
import { createVerificationEmailJob, getJob } from './tickets/verification-email-job.ts';
import { deleteUser } from './users/delete-user.ts';
import { getEnrollments } from './users/get-enrollments.ts';
import { getUser } from './users/get-user.ts';
import { listUsers, usersByEmail } from './users/list-users.ts';
import { patchUser } from './users/patch-user.ts';

/** Mounts the Management API under `/api/v2/`. */
export function managementApi(app: Hono<TenantEnv>, tenant: TenantContext): void {
  app.get('/api/v2/users', (c) => listUsers(tenant, c));
  app.get('/api/v2/users-by-email', (c) => usersByEmail(tenant, c));
  app.get('/api/v2/users/:id', (c) => getUser(tenant, c, c.req.param('id')));
  app.patch('/api/v2/users/:id', (c) => patchUser(tenant, c, c.req.param('id')));
  app.delete('/api/v2/users/:id', (c) => deleteUser(tenant, c, c.req.param('id')));
  app.get('/api/v2/users/:id/enrollments', (c) => getEnrollments(tenant, c, c.req.param('id')));
  app.post('/api/v2/users/:id/identities', (c) => linkIdentity(tenant, c, c.req.param('id')));
  app.delete('/api/v2/users/:id/identities/:provider/:identity', (c) =>
    unlinkIdentity(tenant, c, {
      userId: c.req.param('id'),
      provider: c.req.param('provider'),
      identityId: c.req.param('identity'),
    }),
  );
  app.get('/api/v2/device-credentials', (c) => listDeviceCredentials(tenant, c));
  app.post('/api/v2/device-credentials', (c) => createDeviceCredential(tenant, c));
  app.delete('/api/v2/device-credentials/:id', (c) =>
    deleteDeviceCredential(tenant, c, c.req.param('id')),
  );
  app.post('/api/v2/tickets/password-change', (c) => createPasswordTicket(tenant, c));
  app.post('/api/v2/tickets/email-verification', (c) => createVerificationTicket(tenant, c));
  app.post('/api/v2/jobs/verification-email', (c) => createVerificationEmailJob(tenant, c));
  app.get('/api/v2/jobs/:id', (c) => getJob(tenant, c, c.req.param('id')));
}
