import type { Application } from '../../state/application.ts';
import type { AuthorizationRequest } from '../../state/grants.ts';
import type { TenantContext } from '../../tenant/tenant-context.ts';
import { organizationsOfUser } from '../../users/organizations-of-user.ts';
import { AuthorizationFailure } from './authorization-failure.ts';
import type { Step } from './login-transaction.ts';

/** Whether a person has to choose an organization before they log in. */
export function needsOrganizationBeforeLogin(
  application: Application,
  request: AuthorizationRequest,
  done: ReadonlySet<Step>,
): boolean {
  return (
    application.organization_require_behavior === 'pre_login_prompt' &&
    isUndecided(application, request, done)
  );
}

/** Whether the user who has logged in has to choose one of their organizations. */
export function needsOrganizationAfterLogin(
  tenant: TenantContext,
  application: Application,
  request: AuthorizationRequest,
  userId: string,
  done: ReadonlySet<Step>,
): boolean {
  if (
    application.organization_require_behavior !== 'post_login_prompt' ||
    !isUndecided(application, request, done)
  ) {
    return false;
  }
  const isMember = organizationsOfUser(tenant, userId).length > 0;
  if (!isMember && application.organization_usage === 'require') {
    throw new AuthorizationFailure(
      request,
      'invalid_request',
      'client requires organization membership, but user does not belong to any organization',
    );
  }
  return isMember;
}

function isUndecided(
  application: Application,
  request: AuthorizationRequest,
  done: ReadonlySet<Step>,
): boolean {
  return (
    application.organization_usage !== 'deny' &&
    request.organizationId === undefined &&
    !done.has('organization')
  );
}
