/** The names of the sections, in the order of the navigation. */
export const SECTION_NAMES = [
  'profile',
  'preferences',
  'email',
  'password',
  'identities',
  'security',
  'devices',
  'deletion',
] as const;

/** The name of a section of the account page. */
export type AccountSectionName = (typeof SECTION_NAMES)[number];
