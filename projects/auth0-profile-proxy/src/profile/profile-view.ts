import type { UpstreamUser } from '../contract/upstream-user.ts';

/** Attributes of an Auth0 user that callers see by default. `app_metadata` is not one of them. */
export const DEFAULT_VISIBLE_ATTRIBUTES: readonly string[] = [
  'user_id',
  'email',
  'email_verified',
  'username',
  'name',
  'nickname',
  'given_name',
  'family_name',
  'picture',
  'phone_number',
  'user_metadata',
  'identities',
  'created_at',
  'updated_at',
];

/** The visible attributes of a user; identities without provider tokens and profile data. */
export function profileView(
  user: UpstreamUser,
  visible: readonly string[],
): Record<string, unknown> {
  const view: Record<string, unknown> = {};
  for (const attribute of visible) {
    if (user[attribute] === undefined) {
      continue;
    }
    view[attribute] =
      attribute === 'identities' ? identitiesView(user[attribute]) : user[attribute];
  }
  return view;
}

/** Identities without the access tokens Auth0 keeps for social providers. */
export function identitiesView(identities: unknown): Record<string, unknown>[] {
  if (!Array.isArray(identities)) {
    return [];
  }
  return identities.map((identity: Record<string, unknown>) => ({
    provider: identity['provider'],
    user_id: identity['user_id'],
    connection: identity['connection'],
    isSocial: identity['isSocial'] === true,
  }));
}
