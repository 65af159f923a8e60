import type { Hono } from 'hono';
import type { TenantEnv } from '../tenant/tenant-context.ts';
import { requireActivation, unknownEndpoint } from './activation.ts';
import { echoTraceHeaders } from './echo-trace-headers.ts';
import { getProfile } from './profile/get-profile.ts';
import { patchProfile } from './profile/patch-profile.ts';

/** Mounts the My Account API under `/me/v1/`. */
export function myAccountApi(app: Hono<TenantEnv>): void {
  app.use('/me/*', echoTraceHeaders);
  app.use('/me/*', requireActivation);
  app.get('/me/v1/profile', getProfile);
  app.patch('/me/v1/profile', patchProfile);
  app.all('/me/*', unknownEndpoint);
}
