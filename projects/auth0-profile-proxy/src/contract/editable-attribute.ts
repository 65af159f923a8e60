/** Root attributes a user may be allowed to change with `PATCH /me`. */
export const EDITABLE_ATTRIBUTES = [
  'name',
  'nickname',
  'given_name',
  'family_name',
  'picture',
  'username',
] as const;

/** A root attribute a user may be allowed to change. */
export type EditableAttribute = (typeof EDITABLE_ATTRIBUTES)[number];
