import { randomId } from '../../random-id.ts';
import { dropExpired } from '../../state/drop-expired.ts';
import type { AuthorizationRequest, LoginTransaction } from '../../state/grants.ts';
import type { TenantContext } from '../../tenant-context.ts';
import { AuthorizationFailure } from './authorization-failure.ts';

const TRANSACTION_LIFETIME_MS = 3_600_000;

/** A page of the tenant that a person may have to see. */
export type Step = LoginTransaction['done'][number];

const PAGES: Readonly<Record<Step, string>> = {
  login: '/u/login',
  consent: '/u/consent',
  mfa: '/u/mfa-otp-challenge',
};

const SILENT_ERRORS: Readonly<Record<Step, readonly [string, string]>> = {
  login: ['login_required', 'Login required'],
  consent: ['consent_required', 'Consent required'],
  mfa: ['login_required', 'Multifactor authentication required'],
};

/** Named faults meet silent requests only: a person would not know what to do with them. */
export function failOnDemand(tenant: TenantContext, request: AuthorizationRequest): void {
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
      throw new AuthorizationFailure(request, ...SILENT_ERRORS.login);
    case 'consent_required':
      throw new AuthorizationFailure(request, ...SILENT_ERRORS.consent);
    case 'interaction_required':
      throw new AuthorizationFailure(request, 'interaction_required', 'Interaction required');
    case 'mfa_required':
      throw new AuthorizationFailure(request, ...SILENT_ERRORS.mfa);
    default:
      return;
  }
}

/** Sends the browser to the page a person has to see, or fails a request that must not show one. */
export function askPerson(
  tenant: TenantContext,
  request: AuthorizationRequest,
  step: Step,
  transaction: LoginTransaction | undefined,
): Response {
  if (request.prompt === 'none') {
    const [error, description] = SILENT_ERRORS[step];
    throw new AuthorizationFailure(request, error, description);
  }
  const pending = transaction ?? {
    id: randomId(32),
    request,
    expiresAt: tenant.clock.now() + TRANSACTION_LIFETIME_MS,
    done: [],
  };
  dropExpired(tenant.state.transactions, tenant.clock.now());
  tenant.state.transactions.set(pending.id, pending);
  tenant.markChanged();
  const page = step === 'login' && request.screenHint === 'signup' ? '/u/signup' : PAGES[step];
  const location = `${page}?state=${encodeURIComponent(pending.id)}`;
  return new Response(null, { status: 302, headers: { location, 'cache-control': 'no-store' } });
}
