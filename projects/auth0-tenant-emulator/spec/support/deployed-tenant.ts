import type { TenantSeed } from '../../src/seed/seed.ts';

const READ = [
  'clients',
  'client_keys',
  'client_grants',
  'resource_servers',
  'connections',
  'connections_options',
  'roles',
  'organizations',
  'organization_connections',
  'organization_client_grants',
  'organization_discovery_domains',
  'rules',
  'rules_configs',
  'actions',
  'triggers',
  'tenant_settings',
].map((resource) => `read:${resource}`);

/** The client with which auth0-deploy-cli logs in; its secret and its own grant are in no export. */
export const deployClient: TenantSeed = {
  clients: [
    {
      client_id: 'deploy',
      name: 'Deployment',
      app_type: 'non_interactive',
      client_secret: 'deploy-secret',
    },
  ],
  client_grants: [{ client_id: 'deploy', audience: 'http://localhost/api/v2/', scope: READ }],
};

const CODE = 'exports.onExecutePostLogin = async () => {};\n';
const ORDERS = 'https://orders.example/';

/** A tenant with every resource type that the emulator and auth0-deploy-cli both have. */
export const TENANT: TenantSeed = {
  tenant: {
    session_lifetime: 7_200,
    default_directory: 'Username-Password-Authentication',
    default_audience: ORDERS,
    allow_organization_name_in_authentication_api: true,
    my_account: {},
  },
  clients: [
    ...(deployClient.clients ?? []),
    {
      client_id: 'spa',
      name: 'Shop',
      callbacks: ['http://localhost:4200'],
      web_origins: ['http://localhost:4200'],
      refresh_token: {
        rotation_type: 'rotating',
        policies: [{ audience: ORDERS, scope: ['read:orders'] }],
      },
    },
    {
      client_id: 'web',
      name: 'Back office',
      app_type: 'regular_web',
      client_secret: 'web-secret',
      callbacks: ['http://localhost:3000/callback'],
      organization_usage: 'require',
      organization_require_behavior: 'post_login_prompt',
      id_token_lifetime: 1_800,
      is_first_party: false,
    },
  ],
  client_grants: [
    ...(deployClient.client_grants ?? []),
    { client_id: 'web', audience: ORDERS, scope: ['read:orders'] },
    {
      client_id: 'spa',
      audience: 'http://localhost/me/',
      scope: ['read:me:profile'],
      subject_type: 'user',
    },
  ],
  apis: [
    {
      identifier: ORDERS,
      name: 'Orders',
      scopes: [{ value: 'read:orders', description: 'Read orders' }, { value: 'write:orders' }],
      enforce_policies: true,
      token_dialect: 'access_token_authz',
      token_lifetime: 600,
    },
  ],
  connections: [
    { name: 'Username-Password-Authentication', options: { passwordPolicy: 'fair' } },
    { name: 'google-oauth2', sync_user_profile_at_login: false },
    { name: 'github', connected_accounts: { active: true } },
  ],
  organizations: [
    {
      name: 'acme',
      display_name: 'Acme',
      metadata: { plan: 'gold' },
      enabled_connections: [{ name: 'google-oauth2', assign_membership_on_login: true }],
    },
    { name: 'initech' },
  ],
  roles: [
    {
      name: 'admin',
      description: 'May change orders',
      permissions: [{ permission_name: 'write:orders', resource_server_identifier: ORDERS }],
    },
    { name: 'visitor' },
  ],
  rules: [
    { name: 'second', script: 'function (user, context, callback) {\n  callback(null);\n}' },
    {
      name: 'first',
      script: 'function (user, context, callback) { callback(null); }',
      enabled: false,
    },
  ],
  actions: [
    { name: 'log', code: CODE, secrets: { KEY: 'secret' } },
    { name: 'check', code: CODE },
  ],
};
