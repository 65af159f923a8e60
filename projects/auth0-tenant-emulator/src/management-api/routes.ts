import type { Hono } from 'hono';
import type { TenantEnv } from '../tenant/tenant-context.ts';
import { deleteUserMethod, deleteUserMethods } from './authentication-methods/delete-methods.ts';
import { getUserMethod, listUserMethods } from './authentication-methods/read-methods.ts';
import {
  createUserMethod,
  patchUserMethod,
  replaceUserMethods,
} from './authentication-methods/write-methods.ts';
import {
  getAction,
  listActions,
  listTriggerBindings,
  listTriggers,
} from './configuration/actions.ts';
import { getClientGrant, listClientGrants } from './configuration/client-grants.ts';
import { getClient, listClients } from './configuration/clients.ts';
import {
  getConnection,
  listConnectionClients,
  listConnections,
} from './configuration/connections.ts';
import { getRule, listRules, listRulesConfigs } from './configuration/rules.ts';
import { getTenantSettings } from './configuration/tenant-settings.ts';
import { getResourceServer, listResourceServers } from './configuration/resource-servers.ts';
import { createDeviceCredential } from './device-credentials/create-device-credential.ts';
import { deleteDeviceCredential } from './device-credentials/delete-device-credential.ts';
import { listDeviceCredentials } from './device-credentials/list-device-credentials.ts';
import { getJob, getJobErrors } from './jobs/get-job.ts';
import { createUsersExport } from './jobs/users-export.ts';
import { createUsersImport } from './jobs/users-import.ts';
import { linkIdentity } from './identities/link-identity.ts';
import { unlinkIdentity } from './identities/unlink-identity.ts';
import { getLog } from './logs/get-log.ts';
import { listLogs, listUserLogs } from './logs/list-logs.ts';
import { listDiscoveryDomains, listOrganizationClientGrants } from './organizations/empty-lists.ts';
import { getOrganization, getOrganizationByName } from './organizations/get-organization.ts';
import { listOrganizations, listUserOrganizations } from './organizations/list-organizations.ts';
import {
  listEnabledConnections,
  listOrganizationConnections,
} from './organizations/organization-connections.ts';
import { addMembers, listMembers, removeMembers } from './organizations/organization-members.ts';
import { getRole, listRoles } from './roles/list-roles.ts';
import { listRolePermissions, listRoleUsers } from './roles/role-details.ts';
import {
  assignUserPermissions,
  listUserPermissions,
  removeUserPermissions,
} from './roles/user-permissions.ts';
import { assignUserRoles, listUserRoles, removeUserRoles } from './roles/user-roles.ts';
import { createPasswordTicket, createVerificationTicket } from './tickets/create-tickets.ts';
import { createVerificationEmailJob } from './tickets/verification-email-job.ts';
import {
  deleteRefreshToken,
  deleteUserRefreshTokens,
  getRefreshToken,
  listUserRefreshTokens,
} from './user-access/refresh-tokens.ts';
import {
  deleteSession,
  deleteUserSessions,
  getSession,
  listUserSessions,
  revokeSession,
} from './user-access/sessions.ts';
import { deleteGrant, deleteUserGrants, listGrants } from './user-access/user-grants.ts';
import { createUser } from './users/create-user.ts';
import { deleteUser } from './users/delete-user.ts';
import { getEnrollments } from './users/get-enrollments.ts';
import { listUserConnectedAccounts } from './users/list-connected-accounts.ts';
import { getUser } from './users/get-user.ts';
import { listUsers, usersByEmail } from './users/list-users.ts';
import { patchUser } from './users/patch-user.ts';

/** Mounts the Management API under `/api/v2/`. */
export function managementApi(app: Hono<TenantEnv>): void {
  app.get('/api/v2/users', listUsers);
  app.post('/api/v2/users', createUser);
  app.get('/api/v2/users-by-email', usersByEmail);
  app.get('/api/v2/users/:id', getUser);
  app.patch('/api/v2/users/:id', patchUser);
  app.delete('/api/v2/users/:id', deleteUser);
  app.get('/api/v2/users/:id/enrollments', getEnrollments);
  app.get('/api/v2/users/:id/connected-accounts', listUserConnectedAccounts);
  app.get('/api/v2/users/:id/authentication-methods', listUserMethods);
  app.post('/api/v2/users/:id/authentication-methods', createUserMethod);
  app.put('/api/v2/users/:id/authentication-methods', replaceUserMethods);
  app.delete('/api/v2/users/:id/authentication-methods', deleteUserMethods);
  app.get('/api/v2/users/:id/authentication-methods/:method', getUserMethod);
  app.patch('/api/v2/users/:id/authentication-methods/:method', patchUserMethod);
  app.delete('/api/v2/users/:id/authentication-methods/:method', deleteUserMethod);
  app.post('/api/v2/users/:id/identities', linkIdentity);
  app.delete('/api/v2/users/:id/identities/:provider/:identity', unlinkIdentity);
  app.get('/api/v2/users/:id/organizations', listUserOrganizations);
  app.get('/api/v2/organizations', listOrganizations);
  app.get('/api/v2/organizations/name/:name', getOrganizationByName);
  app.get('/api/v2/organizations/:id', getOrganization);
  app.get('/api/v2/organizations/:id/enabled_connections', listEnabledConnections);
  app.get('/api/v2/organizations/:id/connections', listOrganizationConnections);
  app.get('/api/v2/organizations/:id/client-grants', listOrganizationClientGrants);
  app.get('/api/v2/organizations/:id/discovery-domains', listDiscoveryDomains);
  app.get('/api/v2/organizations/:id/members', listMembers);
  app.post('/api/v2/organizations/:id/members', addMembers);
  app.delete('/api/v2/organizations/:id/members', removeMembers);
  app.get('/api/v2/users/:id/roles', listUserRoles);
  app.post('/api/v2/users/:id/roles', assignUserRoles);
  app.delete('/api/v2/users/:id/roles', removeUserRoles);
  app.get('/api/v2/users/:id/permissions', listUserPermissions);
  app.post('/api/v2/users/:id/permissions', assignUserPermissions);
  app.delete('/api/v2/users/:id/permissions', removeUserPermissions);
  app.get('/api/v2/roles', listRoles);
  app.get('/api/v2/roles/:id', getRole);
  app.get('/api/v2/roles/:id/users', listRoleUsers);
  app.get('/api/v2/roles/:id/permissions', listRolePermissions);
  app.get('/api/v2/device-credentials', listDeviceCredentials);
  app.post('/api/v2/device-credentials', createDeviceCredential);
  app.delete('/api/v2/device-credentials/:id', deleteDeviceCredential);
  app.post('/api/v2/tickets/password-change', createPasswordTicket);
  app.post('/api/v2/tickets/email-verification', createVerificationTicket);
  app.post('/api/v2/jobs/verification-email', createVerificationEmailJob);
  app.post('/api/v2/jobs/users-imports', createUsersImport);
  app.post('/api/v2/jobs/users-exports', createUsersExport);
  app.get('/api/v2/jobs/:id', getJob);
  app.get('/api/v2/jobs/:id/errors', getJobErrors);
  app.get('/api/v2/users/:id/sessions', listUserSessions);
  app.delete('/api/v2/users/:id/sessions', deleteUserSessions);
  app.get('/api/v2/sessions/:id', getSession);
  app.delete('/api/v2/sessions/:id', deleteSession);
  app.post('/api/v2/sessions/:id/revoke', revokeSession);
  app.get('/api/v2/users/:id/refresh-tokens', listUserRefreshTokens);
  app.delete('/api/v2/users/:id/refresh-tokens', deleteUserRefreshTokens);
  app.get('/api/v2/refresh-tokens/:id', getRefreshToken);
  app.delete('/api/v2/refresh-tokens/:id', deleteRefreshToken);
  app.get('/api/v2/users/:id/logs', listUserLogs);
  app.get('/api/v2/logs', listLogs);
  app.get('/api/v2/logs/:id', getLog);
  app.get('/api/v2/grants', listGrants);
  app.delete('/api/v2/grants', deleteUserGrants);
  app.delete('/api/v2/grants/:id', deleteGrant);
  app.get('/api/v2/clients', listClients);
  app.get('/api/v2/clients/:id', getClient);
  app.get('/api/v2/connections', listConnections);
  app.get('/api/v2/connections/:id/clients', listConnectionClients);
  app.get('/api/v2/rules', listRules);
  app.get('/api/v2/rules/:id', getRule);
  app.get('/api/v2/rules-configs', listRulesConfigs);
  app.get('/api/v2/actions/actions', listActions);
  app.get('/api/v2/actions/actions/:id', getAction);
  app.get('/api/v2/actions/triggers', listTriggers);
  app.get('/api/v2/actions/triggers/:id/bindings', listTriggerBindings);
  app.get('/api/v2/tenants/settings', getTenantSettings);
  app.get('/api/v2/connections/:id', getConnection);
  app.get('/api/v2/resource-servers', listResourceServers);
  app.get('/api/v2/resource-servers/:id', getResourceServer);
  app.get('/api/v2/client-grants', listClientGrants);
  app.get('/api/v2/client-grants/:id', getClientGrant);
}
