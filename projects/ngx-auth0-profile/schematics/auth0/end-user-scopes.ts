/**
 * The scopes of the Management API that an end user's token can carry. Auth0 drops every other one
 * silently. Source: Auth0 CLI reference, "client-grants create", `--subject-type user`.
 */
export const END_USER_SCOPES = [
  'read:current_user',
  'update:current_user_metadata',
  'create:current_user_metadata',
  'delete:current_user_metadata',
  'create:current_user_device_credentials',
  'delete:current_user_device_credentials',
  'update:current_user_identities',
] as const;

/** Whether a scope looks like one of the Management API that only a back end is ever given. */
export function isNeverGrantedToUsers(scope: string): boolean {
  return MANAGEMENT_SCOPE.test(scope) && !END_USER_SCOPES.some((allowed) => allowed === scope);
}

/** `action:resource` for the resources the Management API has scopes for. */
const MANAGEMENT_SCOPE =
  /^(read|create|update|delete):(users|users_app_metadata|user_idp_tokens|user_tickets|current_user\w*|clients|client_keys|client_grants|connections|resource_servers|roles|role_members|logs|logs_users|rules|rules_configs|hooks|actions|stats|tenant_settings|device_credentials|organizations|organization_\w+|sessions|refresh_tokens|authentication_methods|guardian_\w+|grants|email_templates|email_provider|branding|custom_domains|blacklists|shields|log_streams|attack_protection)$/;
