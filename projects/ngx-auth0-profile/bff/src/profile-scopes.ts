/**
 * The scope of the profile for a scope of the Management API that allows the same, so that guards and templates are
 * the same with and without a back end.
 */
export const PROFILE_SCOPES: Readonly<Record<string, string>> = {
  'read:current_user': 'read:profile',
  'create:current_user_metadata': 'update:profile',
  'update:current_user_metadata': 'update:profile',
  'delete:current_user_metadata': 'update:profile',
};

/** The scopes of a session, with those of the Management API that allow the same. */
export function withManagementScopes(scopes: readonly string[] = []): readonly string[] {
  return Object.keys(PROFILE_SCOPES)
    .filter((name) => scopes.includes(PROFILE_SCOPES[name] ?? name))
    .concat(scopes);
}
