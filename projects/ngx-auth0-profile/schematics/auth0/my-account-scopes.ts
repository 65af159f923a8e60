/** The scopes of the My Account API that profile and authentication methods take. */
export const MY_ACCOUNT_SCOPES: readonly string[] = [
  'read:me:profile',
  'update:me:profile',
  'read:me:factors',
  'create:me:authentication_methods',
  'read:me:authentication_methods',
  'update:me:authentication_methods',
  'delete:me:authentication_methods',
];
