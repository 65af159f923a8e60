/** The scopes of the My Account API (Auth0 docs: My Account API; Profile). */
export const MY_ACCOUNT_SCOPES: readonly string[] = [
  'read:me:authentication_methods',
  'create:me:authentication_methods',
  'update:me:authentication_methods',
  'delete:me:authentication_methods',
  'read:me:factors',
  'create:me:connected_accounts',
  'read:me:connected_accounts',
  'delete:me:connected_accounts',
  'read:me:profile',
  'update:me:profile',
];
