import { Auth0ProfileError, type LockedField } from '../errors/auth0-profile-error';
import type { PlainObject } from '../metadata/merge-patch';
import { MANAGED_BY_PROVIDER, routeOf } from './field-routes';
import type { FieldPolicy } from './profile-policy';

/** The attributes of an edit, by the API that changes them. */
export interface UpdatePlan {
  readonly myAccount: PlainObject;
  readonly proxy: PlainObject;
}

/** What a plan is made from. */
export interface PlanContext {
  readonly policyOf: (field: string) => FieldPolicy;
  readonly hasProxy: boolean;
  /** Why the My Account API cannot be used. */
  readonly unavailable: Auth0ProfileError | undefined;
}

/** A field that cannot be sent, and why. */
interface Refusal {
  readonly field: string;
  readonly policy: FieldPolicy;
  /** What the API requires of the value, where the field itself can be changed. */
  readonly requirement?: string | undefined;
}

/**
 * Decides which API changes which attribute, before anything is sent.
 *
 * @throws {Auth0ProfileError} `field-needs-backend` for fields that no configured API changes, or why the My Account
 * API cannot be used; `invalid-request` for values that none accepts.
 */
export function planUpdate(changes: PlainObject, context: PlanContext): UpdatePlan {
  const myAccount: Record<string, unknown> = {};
  const proxy: Record<string, unknown> = {};
  const refusals: Refusal[] = [];
  for (const [field, value] of Object.entries(changes)) {
    const policy = context.policyOf(field);
    const requirement =
      policy.api === 'my-account' ? routeOf(field).requirement?.(value) : undefined;
    if (policy.api === 'my-account' && requirement === undefined) {
      myAccount[field] = value;
    } else if (context.hasProxy && policy.editable) {
      // Also a value that the My Account API does not accept, such as `null`.
      proxy[field] = value;
    } else {
      refusals.push({ field, policy, requirement });
    }
  }
  if (refusals.length > 0) {
    throw refusalError(refusals, context);
  }
  return { myAccount, proxy };
}

/** The facts of a field that the user may not change. */
export function lockedField(
  field: string,
  { reason = 'needs-backend', source }: FieldPolicy,
): LockedField {
  return { field, reason, ...(source && { source }) };
}

function refusalError(refusals: readonly Refusal[], context: PlanContext): Auth0ProfileError {
  const locked = refusals.filter(({ requirement }) => requirement === undefined);
  return locked.length > 0 ? lockedError(locked, context) : invalidValuesError(refusals);
}

function lockedError(locked: readonly Refusal[], { unavailable }: PlanContext): Auth0ProfileError {
  const fields = locked.map(({ field }) => field);
  const lockedFields = locked.map(({ field, policy }) => lockedField(field, policy));
  const reasons = lockedFields.map(({ field, reason }) => `${field}: ${reason}`).join(', ');
  return new Auth0ProfileError(
    // Without a token, the reason is what is missing for one.
    unavailable?.status === undefined
      ? (unavailable?.code ?? 'field-needs-backend')
      : 'field-needs-backend',
    `A browser may not change ${fields.join(', ')} (${reasons}); nothing was sent. ` +
      (lockedFields.every(({ reason }) => reason === MANAGED_BY_PROVIDER)
        ? 'The user changes it at the login provider. Lock it in the form: see ProfileService.policy.'
        : 'Send it through a back end: see withProxy().'),
    { ...factsOf(unavailable), fields, lockedFields },
  );
}

function factsOf(unavailable: Auth0ProfileError | undefined) {
  if (!unavailable) {
    return {};
  }
  const { audience, requiredScopes, grantedScopes, cause } = unavailable;
  return { ...(audience !== undefined && { audience }), requiredScopes, grantedScopes, cause };
}

function invalidValuesError(refusals: readonly Refusal[]): Auth0ProfileError {
  const fieldErrors = refusals.map(({ field, requirement = '' }) => ({
    field,
    message: requirement,
  }));
  const problems = fieldErrors.map(({ field, message }) => `${field} ${message}`).join('; ');
  return new Auth0ProfileError(
    'invalid-request',
    `The My Account API does not accept this edit: ${problems}; nothing was sent.`,
    { fields: fieldErrors.map(({ field }) => field), fieldErrors },
  );
}
