/** The name of a section of the account page. */
export type AccountSectionName =
  | 'profile'
  | 'preferences'
  | 'email'
  | 'password'
  | 'identities'
  | 'security'
  | 'devices'
  | 'deletion';

/** The sections in the order of the navigation. */
export const SECTION_NAMES: readonly AccountSectionName[] = [
  'profile',
  'preferences',
  'email',
  'password',
  'identities',
  'security',
  'devices',
  'deletion',
];
