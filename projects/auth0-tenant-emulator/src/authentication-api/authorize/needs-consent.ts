import type { Application } from '../../state/application.ts';
import type { AuthorizationRequest, Session } from '../../state/grants.ts';
import type { TenantContext } from '../../tenant-context.ts';
import { resolveAudience } from '../../tokens/audience.ts';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Whether a person still has to agree to these scopes for this application. */
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

/** Remembers that a user has agreed. */
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
  const onLocalhost = LOOPBACK.has(new URL(request.redirectUri).hostname);
  return onLocalhost && tenant.seed.tenant?.consent_on_localhost === true;
}

function consentKey(userId: string, request: AuthorizationRequest): string {
  return JSON.stringify([userId, request.clientId, request.audience ?? null]);
}
