import { organizationPage } from '../../pages/organization-page.ts';
import { currentSession } from '../../sessions/session-cookie.ts';
import type { RequestContext } from '../../tenant/tenant-context.ts';
import { organizationsOfUser } from '../../users/organizations-of-user.ts';
import { formTargetsOf } from '../authorize/deliver-response.ts';
import { findOrganization } from '../authorize/find-organization.ts';
import {
  completeStep,
  expiredTransactionPage,
  findWaitingLogin,
  type WaitingLogin,
} from '../authorize/login-transaction.ts';
import { bodyParameters } from '../request-parameters.ts';

/** `GET /u/organization`: asks for the organization of a login that named none. */
export async function showOrganizationForm(c: RequestContext): Promise<Response> {
  const login = findWaitingLogin(c);
  return login === undefined ? expiredTransactionPage() : pageOf(c, login);
}

/** `POST /u/organization`: continues the login with an organization, or without one. */
export async function submitOrganizationForm(c: RequestContext): Promise<Response> {
  const { tenant } = c.var;
  const login = findWaitingLogin(c);
  if (login === undefined) {
    return expiredTransactionPage();
  }
  const { transaction, application } = login;
  const form = await bodyParameters(c);
  if (form.get('action') === 'skip' && application.organization_usage !== 'require') {
    return completeStep(tenant, transaction, 'organization');
  }
  const organization = findOrganization(tenant, form.get('organization') ?? '');
  if (organization === undefined) {
    return pageOf(c, login, 'The organization does not exist.');
  }
  transaction.request.organizationId = organization.id;
  return completeStep(tenant, transaction, 'organization');
}

function pageOf(
  c: RequestContext,
  { transaction, application }: WaitingLogin,
  error?: string,
): Promise<Response> {
  const { tenant } = c.var;
  const isLoggedIn = application.organization_require_behavior === 'post_login_prompt';
  const session = isLoggedIn ? currentSession(c) : undefined;
  return organizationPage({
    transactionId: transaction.id,
    application,
    organizations: session === undefined ? undefined : organizationsOfUser(tenant, session.userId),
    error,
    formTargets: formTargetsOf(transaction.request.redirectUri),
  });
}
