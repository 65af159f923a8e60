import type { RouteName } from '../contract/route-name.ts';

/** Management API scopes the machine-to-machine application needs for each route. */
const scopesOfRoute: Readonly<Record<RouteName, readonly string[]>> = {
  'read-profile': ['read:users'],
  'update-profile': ['read:users', 'update:users'],
  'change-email': ['read:users', 'update:users'],
  'confirm-email': ['read:users', 'update:users'],
  'send-verification-email': ['read:users', 'update:users'],
  'create-password-ticket': ['read:users', 'create:user_tickets'],
  'link-identity': ['update:users'],
  'unlink-identity': ['update:users'],
  'delete-account': ['delete:users'],
  'search-users': ['read:users'],
  'read-user': ['read:users'],
  'update-user': ['read:users', 'update:users'],
};

/** The Management API scopes these routes need, in stable order. */
export function requiredManagementScopes(routes: Iterable<RouteName>): string[] {
  return [...new Set([...routes].flatMap((route) => scopesOfRoute[route]))].sort();
}
