import { isJsonObject, type JsonObject } from '../../common/json.ts';
import { myAccountFieldError } from '../errors.ts';
import { httpsUrl, personName } from '../field-rules.ts';
import { validateBody, type FieldRule } from '../validate-body.ts';
import type { FieldPolicy } from './profile-policy.ts';

/** The attributes that the policy may leave to the user. */
export const EDITABLE = ['given_name', 'family_name', 'name', 'nickname', 'picture'] as const;

const editableRules: Readonly<Record<(typeof EDITABLE)[number] | 'user_metadata', FieldRule>> = {
  given_name: personName(150),
  family_name: personName(150),
  name: personName(300),
  nickname: personName(300),
  picture: httpsUrl(2048),
  user_metadata: (value) => (isJsonObject(value) ? undefined : 'must be an object'),
};

/** The words of these details are the emulator's own, but for the first. */
const reasonTexts: Readonly<Record<string, string>> = {
  managed_by_identity_provider: 'Field is managed by the identity provider.',
  managed_via_me_identifiers: 'Field is managed via /me/v1/identifiers.',
  managed_via_management_api: 'Field is managed via the Management API.',
  system_field: 'Field is managed by the system.',
};

/** Refuses a patch with a read-only field, or with a value that a field cannot have. */
export function checkProfilePatch(
  patch: JsonObject,
  policy: Readonly<Record<string, FieldPolicy>>,
): void {
  const locked = Object.keys(patch).flatMap((name) => {
    const field = Object.hasOwn(policy, `/${name}`) ? policy[`/${name}`] : undefined;
    return field?.access === 'read_only' ? [{ name, reason: field.reason ?? '' }] : [];
  });
  if (locked.length > 0) {
    throw readOnlyError(locked);
  }
  validateBody(patch, { fields: editableRules });
}

function readOnlyError(locked: readonly { name: string; reason: string }[]): Error {
  const errors = locked.map(({ name, reason }) => ({
    detail: reasonTexts[reason] ?? 'Field is read-only.',
    pointer: `/${name}`,
    source: reason,
  }));
  return myAccountFieldError('readOnlyField', errors, errors[0]?.pointer ?? '');
}
