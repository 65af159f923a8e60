/** Every route of the proxy and whether it is on by default. */
export const routeDefaults = {
  'read-profile': true,
  'update-profile': true,
  'change-email': true,
  'confirm-email': true,
  'send-verification-email': true,
  'create-password-ticket': true,
  'link-identity': true,
  'unlink-identity': true,
  'delete-account': false,
  'search-users': true,
  'read-user': true,
  'update-user': true,
} as const satisfies Record<string, boolean>;

/** Name of a route, as in the option `routes` and in logs, metrics and audit events. */
export type RouteName = keyof typeof routeDefaults;
