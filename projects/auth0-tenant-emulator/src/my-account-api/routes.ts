import type { Hono } from 'hono';
import type { TenantEnv } from '../tenant/tenant-context.ts';
import { requireActivation, unknownEndpoint } from './activation.ts';
import { deleteAuthenticationMethod } from './authentication-methods/delete-method.ts';
import { enrollAuthenticationMethod } from './authentication-methods/enroll-method.ts';
import { getAuthenticationMethod } from './authentication-methods/get-method.ts';
import { listFactors } from './authentication-methods/list-factors.ts';
import { listAuthenticationMethods } from './authentication-methods/list-methods.ts';
import { patchAuthenticationMethod } from './authentication-methods/patch-method.ts';
import { verifyAuthenticationMethod } from './authentication-methods/verify-method.ts';
import { completeConnection } from './connected-accounts/complete-connection.ts';
import { connectAccount } from './connected-accounts/connect-account.ts';
import { showConnectForm, submitConnectForm } from './connected-accounts/connect-form.ts';
import { deleteConnectedAccount } from './connected-accounts/delete-account.ts';
import { listConnectedAccounts } from './connected-accounts/list-accounts.ts';
import { listConnectableConnections } from './connected-accounts/list-connections.ts';
import { echoTraceHeaders } from './echo-trace-headers.ts';
import { getProfile } from './profile/get-profile.ts';
import { patchProfile } from './profile/patch-profile.ts';

const METHODS = '/me/v1/authentication-methods';

/** Mounts the My Account API under `/me/v1/`. */
export function myAccountApi(app: Hono<TenantEnv>): void {
  app.use('/me/*', echoTraceHeaders);
  app.use('/me/*', requireActivation);
  app.get('/me/v1/profile', getProfile);
  app.patch('/me/v1/profile', patchProfile);
  app.get(METHODS, listAuthenticationMethods);
  app.post(METHODS, enrollAuthenticationMethod);
  app.get(`${METHODS}/:id`, getAuthenticationMethod);
  app.patch(`${METHODS}/:id`, patchAuthenticationMethod);
  app.delete(`${METHODS}/:id`, deleteAuthenticationMethod);
  app.post(`${METHODS}/:id/verify`, verifyAuthenticationMethod);
  app.get('/me/v1/factors', listFactors);
  app.post('/me/v1/connected-accounts/connect', connectAccount);
  app.post('/me/v1/connected-accounts/complete', completeConnection);
  app.get('/me/v1/connected-accounts/accounts', listConnectedAccounts);
  app.delete('/me/v1/connected-accounts/accounts/:id', deleteConnectedAccount);
  app.get('/me/v1/connected-accounts/connections', listConnectableConnections);
  app.get('/connected-accounts/connect', showConnectForm);
  app.post('/connected-accounts/connect', submitConnectForm);
  app.all('/me/*', unknownEndpoint);
}
