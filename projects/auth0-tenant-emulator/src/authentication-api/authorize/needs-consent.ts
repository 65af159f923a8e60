import { isLoopbackUrl } from '../../common/loopback.ts';
import type { Application } from '../../state/application.ts';
import type { AuthorizationRequest, Session } from '../../state/grants.ts';
import type { TenantContext } from '../../tenant/tenant-context.ts';
import { resolveAudience } from '../../tokens/audience.ts';

/** Whether the user still has to consent to these scopes for this application. */
export function needsConsent(
  tenant: TenantContext,
  request: AuthorizationRequest,
  application: Application,
  session: Session,
  scope: readonly string[],
): boolean {
  if (!isConsentRequired(tenant, request, application, session)) {
    return false;
  }
  const given = tenant.state.consents.get(consentKey(session.userId, request)) ?? [];
  return scope.some((item) => !given.includes(item));
}

/** Stores a user's consent. */
export function rememberConsent(
  tenant: TenantContext,
  request: AuthorizationRequest,
  userId: string,
  scope: readonly string[],
): void {
  const key = consentKey(userId, request);
  const given = tenant.state.consents.get(key) ?? [];
  tenant.state.consents.set(key, [...new Set([...given, ...scope])]);
  tenant.markChanged();
}

function isConsentRequired(
  tenant: TenantContext,
  request: AuthorizationRequest,
  application: Application,
  session: Session,
): boolean {
  if (!application.is_first_party) {
    return true;
  }
  if (tenant.state.connections.get(session.connection)?.require_consent === true) {
    return true;
  }
  if (request.audience === undefined) {
    return false;
  }
  const audience = resolveAudience(tenant, request.audience);
  if (audience?.kind === 'api' && !audience.api.skip_consent_for_verifiable_first_party_clients) {
    return true;
  }
  const onLocalhost = isLoopbackUrl(request.redirectUri);
  return onLocalhost && tenant.seed.tenant?.consent_on_localhost === true;
}

function consentKey(userId: string, request: AuthorizationRequest): string {
  return JSON.stringify([userId, request.clientId, request.audience ?? null]);
}
