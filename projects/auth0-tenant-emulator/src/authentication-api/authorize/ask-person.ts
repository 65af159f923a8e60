import type { AuthorizationRequest, LoginTransaction } from '../../state/grants.ts';
import type { TenantContext } from '../../tenant/tenant-context.ts';
import { AuthorizationFailure } from './authorization-failure.ts';
import { startTransaction, type Step } from './login-transaction.ts';

const pageOfStep: Readonly<Record<Step, string>> = {
  login: '/u/login',
  consent: '/u/consent',
  mfa: '/u/mfa-otp-challenge',
  organization: '/u/organization',
};

const silentErrors: Readonly<Record<Step, readonly [string, string]>> = {
  login: ['login_required', 'Login required'],
  consent: ['consent_required', 'Consent required'],
  mfa: ['login_required', 'Multifactor authentication required'],
  organization: ['interaction_required', 'Organization selection required'],
};

/** Named faults are applied to silent requests only: a person would not know what to do with them. */
export function applyNamedFaults(tenant: TenantContext, request: AuthorizationRequest): void {
  if (request.prompt !== 'none') {
    return;
  }
  switch (
    tenant.faults.takeNamed(
      'login_required',
      'consent_required',
      'interaction_required',
      'mfa_required',
    )
  ) {
    case 'login_required':
      throw new AuthorizationFailure(request, ...silentErrors.login);
    case 'consent_required':
      throw new AuthorizationFailure(request, ...silentErrors.consent);
    case 'interaction_required':
      throw new AuthorizationFailure(request, 'interaction_required', 'Interaction required');
    case 'mfa_required':
      throw new AuthorizationFailure(request, ...silentErrors.mfa);
    default:
      return;
  }
}

/** Sends the browser to the page a person has to complete; fails a request with `prompt=none`. */
export function askPerson(
  tenant: TenantContext,
  request: AuthorizationRequest,
  step: Step,
  transaction: LoginTransaction | undefined,
): Response {
  if (request.prompt === 'none') {
    const [error, description] = silentErrors[step];
    throw new AuthorizationFailure(request, error, description);
  }
  const { id } = transaction ?? startTransaction(tenant, request);
  const page = step === 'login' && request.screenHint === 'signup' ? '/u/signup' : pageOfStep[step];
  const location = `${page}?state=${encodeURIComponent(id)}`;
  return new Response(null, { status: 302, headers: { location, 'cache-control': 'no-store' } });
}
