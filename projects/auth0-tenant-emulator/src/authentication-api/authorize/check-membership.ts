import type { AuthorizationRequest, Session } from '../../state/grants.ts';
import type { Organization } from '../../state/organization.ts';
import type { TenantContext } from '../../tenant/tenant-context.ts';
import { AuthorizationFailure } from './authorization-failure.ts';

/** Whether the organization of a request allows logins with this connection. */
export function allowsConnection(
  tenant: TenantContext,
  request: AuthorizationRequest,
  connection: string,
): boolean {
  const enabled = organizationOf(tenant, request)?.enabled_connections;
  return enabled === undefined || enabled.some(({ name }) => name === connection);
}

/**
 * The organization of a request, after checking that the user is a member. A login with a connection
 * that assigns membership makes the user one.
 */
export function checkMembership(
  tenant: TenantContext,
  request: AuthorizationRequest,
  session: Session,
): Organization | undefined {
  const organization = organizationOf(tenant, request);
  if (organization === undefined) {
    return undefined;
  }
  if (!allowsConnection(tenant, request, session.connection)) {
    fail(request, `the connection is not enabled for the ${organization.id} organization`);
  }
  const { members, enabled_connections: enabled = [] } = organization;
  if (members.includes(session.userId)) {
    return organization;
  }
  const connection = enabled.find(({ name }) => name === session.connection);
  if (connection?.assign_membership_on_login !== true) {
    fail(request, `user ${session.userId} is not part of the ${organization.id} organization`);
  }
  members.push(session.userId);
  tenant.markChanged();
  return organization;
}

function organizationOf(
  tenant: TenantContext,
  request: AuthorizationRequest,
): Organization | undefined {
  return tenant.state.organizations.get(request.organizationId ?? '');
}

function fail(request: AuthorizationRequest, description: string): never {
  throw new AuthorizationFailure(request, 'access_denied', description);
}
