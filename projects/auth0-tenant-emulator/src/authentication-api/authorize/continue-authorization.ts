import { defined } from '../../common/defined.ts';
import { noteRequest } from '../../tenant/note-request.ts';
import { runLoginActions } from '../../actions/run-login-actions.ts';
import type { LoginOutcome } from '../../actions/login-outcome.ts';
import { currentSession } from '../../sessions/session-cookie.ts';
import type { Application } from '../../state/application.ts';
import type { AuthorizationRequest, LoginTransaction, Session } from '../../state/grants.ts';
import type { Organization } from '../../state/organization.ts';
import type { UserRecord } from '../../state/user.ts';
import type { RequestContext, TenantContext } from '../../tenant/tenant-context.ts';
import { logEvent, userFacts } from '../../tenant/tenant-log.ts';
import { resolveAudience } from '../../tokens/audience.ts';
import { grantScopes } from '../../tokens/grant-scopes.ts';
import { requiredStepUp } from '../required-step-up.ts';
import { askPerson, applyNamedFaults } from './ask-person.ts';
import type { Step } from './login-transaction.ts';
import { AuthorizationFailure } from './authorization-failure.ts';
import { allowsConnection, checkMembership } from './check-membership.ts';
import { deliverResponse } from './deliver-response.ts';
import { issueResponse } from './issue-response.ts';
import { needsConsent } from './needs-consent.ts';
import { needsOrganizationAfterLogin, needsOrganizationBeforeLogin } from './needs-organization.ts';
import { redeemLoginTicket } from './redeem-login-ticket.ts';

/**
 * Continues an authorization as far as possible without a person: to the next page a person has to
 * complete, or to the response for the application.
 */
export async function continueAuthorization(
  c: RequestContext,
  request: AuthorizationRequest,
  transaction?: LoginTransaction,
): Promise<Response> {
  const { tenant } = c.var;
  const application = applicationOf(tenant, request);
  applyNamedFaults(tenant, request);
  const done = new Set(transaction?.done);
  if (needsOrganizationBeforeLogin(application, request, done)) {
    return askPerson(tenant, request, 'organization', transaction);
  }
  const session = redeemLoginTicket(c, request) ?? currentSession(c);
  if (session === undefined || wantsNewLogin(tenant, request, session, done)) {
    return askPerson(tenant, request, 'login', transaction);
  }
  const user = userOf(tenant, request, session);
  if (needsOrganizationAfterLogin(tenant, application, request, session.userId, done)) {
    return askPerson(tenant, request, 'organization', transaction);
  }
  const organization = checkMembership(tenant, request, session);
  const login = { session, user, application, organization };
  const outcome = await loginOutcome(tenant, request, login);
  noteRequest(c, { scriptError: outcome.scriptErrors[0] });
  if (outcome.denied !== undefined) {
    throw new AuthorizationFailure(request, 'access_denied', outcome.denied);
  }
  const stepUp = stepUpOf(tenant, request, session, user);
  if (stepUp === 'mfa' || wantsMfa(tenant, session, user, outcome)) {
    return askPerson(tenant, request, 'mfa', transaction);
  }
  if (stepUp === 'login') {
    return askPerson(tenant, request, 'login', transaction);
  }
  const asksAgain = request.prompt === 'consent' && !done.has('consent');
  if (asksAgain || needsConsent(tenant, request, application, session, outcome.scope)) {
    return askPerson(tenant, request, 'consent', transaction);
  }
  if (!session.clientIds.includes(request.clientId)) {
    session.clientIds.push(request.clientId);
  }
  if (transaction !== undefined) {
    tenant.state.transactions.delete(transaction.id);
  }
  const response = await issueResponse(tenant, request, session, user, application, outcome);
  noteRequest(c, { scopeGranted: outcome.scope.join(' ') });
  logEvent(tenant, request.prompt === 'none' ? 'ssa' : 's', {
    client_id: request.clientId,
    ...userFacts(user.profile),
    connection: session.connection,
    audience: request.audience,
    scope: outcome.scope.join(' '),
  });
  return deliverResponse(request, response);
}

function applicationOf(tenant: TenantContext, request: AuthorizationRequest): Application {
  const application = tenant.state.applications.get(request.clientId);
  if (application !== undefined) {
    return application;
  }
  throw new AuthorizationFailure(request, 'unauthorized_client', 'Unknown client');
}

function wantsNewLogin(
  tenant: TenantContext,
  request: AuthorizationRequest,
  session: Session,
  done: ReadonlySet<Step>,
): boolean {
  if (done.has('login') || request.loginTicket !== undefined) {
    return false;
  }
  if (request.prompt === 'login' || request.prompt === 'select_account') {
    return true;
  }
  if (!allowsConnection(tenant, request, session.connection)) {
    return true;
  }
  if (request.maxAge === undefined) {
    return false;
  }
  return tenant.clock.now() - session.authenticatedAt > request.maxAge * 1000;
}

function userOf(
  tenant: TenantContext,
  request: AuthorizationRequest,
  session: Session,
): UserRecord {
  const user = tenant.state.users.get(session.userId);
  if (user === undefined) {
    throw new AuthorizationFailure(request, 'login_required', 'Login required');
  }
  if (user.profile.blocked === true) {
    throw new AuthorizationFailure(request, 'unauthorized', 'user is blocked');
  }
  return user;
}

interface Login {
  session: Session;
  user: UserRecord;
  application: Application;
  organization: Organization | undefined;
}

async function loginOutcome(
  tenant: TenantContext,
  request: AuthorizationRequest,
  { session, user, application, organization }: Login,
): Promise<LoginOutcome> {
  const audience =
    request.audience === undefined ? undefined : resolveAudience(tenant, request.audience);
  return runLoginActions(tenant, {
    user,
    application,
    connection: tenant.state.connections.get(session.connection),
    ...defined({ audience: request.audience, organization }),
    requestedScope: request.scope,
    scope: grantScopes(tenant, request.scope, audience, user, application),
    protocol: request.responseType.includes('code')
      ? 'oidc-basic-profile'
      : 'oidc-implicit-profile',
    query: {
      client_id: request.clientId,
      scope: request.scope.join(' '),
      ...defined({ acr_values: request.acrValues }),
    },
    issuer: request.issuer,
    userAgent: '',
    mfaDone: session.mfa,
  });
}

/** What the Default Policy of the My Account API requires; a login has to be made by a person. */
function stepUpOf(
  tenant: TenantContext,
  request: AuthorizationRequest,
  session: Session,
  user: UserRecord,
): 'mfa' | 'login' | undefined {
  const { authenticatedAt, mfaAt } = session;
  const stepUp = requiredStepUp(tenant, request.audience, user, { authenticatedAt, mfaAt });
  if (stepUp === 'login' && request.prompt === 'none') {
    const error = 'unmet_authentication_requirements';
    throw new AuthorizationFailure(request, error, 'Unmet authentication requirements');
  }
  return stepUp;
}

function wantsMfa(
  tenant: TenantContext,
  session: Session,
  user: UserRecord,
  outcome: LoginOutcome,
): boolean {
  if (session.mfa) {
    return false;
  }
  const connection = tenant.state.connections.get(session.connection);
  return user.mfaRequired || connection?.require_mfa === true || outcome.mfaRequired;
}
