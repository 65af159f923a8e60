/** Management API scopes that let an application extend its own permissions or take over the tenant. */
interface DangerousScopes {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly reason: string;
}

const WRITES = ['create', 'update', 'delete', 'rotate', 'revoke', 'set'];

const DANGEROUS: readonly DangerousScopes[] = [
  {
    actions: WRITES,
    resources: ['client_grants', 'resource_servers', 'organization_client_grants'],
    reason: 'grants itself more scopes',
  },
  {
    actions: [...WRITES, 'read'],
    resources: ['client_keys', 'client_credentials', 'credentials'],
    reason: 'reads or replaces the credentials of applications',
  },
  {
    actions: WRITES,
    resources: ['clients', 'client_registration_tokens', 'token_exchange_profiles'],
    reason: 'changes applications, also those with more permissions',
  },
  {
    actions: WRITES,
    resources: [
      'actions',
      'triggers',
      'rules',
      'hooks',
      'flows',
      'flows_vault_connections',
      'forms',
      'event_streams',
    ],
    reason: 'runs code in every login',
  },
  {
    actions: [...WRITES, 'read'],
    resources: ['rules_configs', 'hooks_secrets', 'flows_vault', 'connections_keys'],
    reason: 'reads or replaces secrets of the tenant',
  },
  {
    actions: [...WRITES, 'read'],
    resources: ['signing_keys', 'encryption_keys', 'custom_signing_keys'],
    reason: 'controls the keys that sign or encrypt tokens',
  },
  {
    actions: WRITES,
    resources: [
      'roles',
      'role_members',
      'users_roles',
      'users_app_metadata',
      'organization_members',
      'organization_member_roles',
      'organization_invitations',
      'organizations',
      'organization_connections',
      'groups',
      'group_members',
      'group_roles',
    ],
    reason: 'gives users permissions',
  },
  {
    actions: WRITES,
    resources: [
      'connections',
      'connections_options',
      'connection_profiles',
      'self_service_profiles',
      'self_service_profile_sso_tickets',
      'scim_config',
      'scim_token',
      'directory_provisionings',
      'user_attribute_profiles',
      'federated_connections_tokens',
    ],
    reason: 'decides who can log in as whom',
  },
  {
    actions: [...WRITES, 'read'],
    resources: ['user_idp_tokens', 'sessions', 'refresh_tokens', 'device_credentials'],
    reason: "uses users' tokens and sessions",
  },
  {
    actions: WRITES,
    resources: [
      'custom_domains',
      'tenant_settings',
      'branding',
      'prompts',
      'pages',
      'email_provider',
      'email_templates',
      'phone_providers',
      'phone_templates',
      'log_streams',
    ],
    reason: 'changes login pages, messages, log streams or settings of the tenant',
  },
  {
    actions: WRITES,
    resources: [
      'guardian_factors',
      'guardian_enrollments',
      'guardian_enrollment_tickets',
      'authentication_methods',
      'mfa_policies',
      'attack_protection',
      'anomaly_blocks',
      'network_acls',
      'risk_assessments',
      'supplemental_signals',
    ],
    reason: 'removes second factors and other protection',
  },
  {
    actions: ['create'],
    resources: ['user_tickets', 'users', 'impersonation'],
    reason: 'creates accounts or tickets it can log in with',
  },
];

/** Why an application must not have a scope; `undefined` when the scope does not extend permissions. */
export function dangerOf(scope: string): string | undefined {
  const [action = '', resource = ''] = scope.split(':', 2);
  return DANGEROUS.find(
    ({ actions, resources }) => actions.includes(action) && resources.includes(resource),
  )?.reason;
}
