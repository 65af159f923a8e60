import type { Hono } from 'hono';
import type { TenantContext, TenantEnv } from '../tenant-context.ts';
import { getUser } from './users/get-user.ts';
import { patchUser } from './users/patch-user.ts';

/** Mounts the Management API under `/api/v2/`. */
export function managementApi(app: Hono<TenantEnv>, tenant: TenantContext): void {
  app.get('/api/v2/users/:id', (c) => getUser(tenant, c, c.req.param('id')));
  app.patch('/api/v2/users/:id', (c) => patchUser(tenant, c, c.req.param('id')));
}
