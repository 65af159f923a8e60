import { MY_ACCOUNT_SCOPES } from '../common/my-account-scopes.ts';
import type { TenantSeed } from '../seed/seed.ts';

/** The seed of the command line without `--seed`. */
export const sampleSeed: TenantSeed = {
  tenant: { my_account: {} },
  users: [
    {
      user_id: 'auth0|ada',
      email: 'ada@example.com',
      email_verified: true,
      password: 'Correct-Horse-1',
      name: 'Ada Sample',
      user_metadata: { theme: 'light' },
    },
  ],
  clients: [
    {
      client_id: 'sample-spa',
      name: 'Sample application',
      callbacks: ['http://localhost:*'],
      refresh_token: {
        policies: [{ audience: 'http://localhost/me/', scope: [...MY_ACCOUNT_SCOPES] }],
      },
    },
    {
      client_id: 'sample-machine',
      name: 'Sample machine client',
      app_type: 'non_interactive',
      client_secret: 'sample-machine-secret',
    },
  ],
  apis: [
    {
      identifier: 'https://profile-proxy.example/',
      name: 'Profile proxy',
      scopes: [{ value: 'read:profile' }, { value: 'update:profile' }],
    },
  ],
  client_grants: [
    {
      client_id: 'sample-spa',
      audience: 'http://localhost/me/',
      scope: [...MY_ACCOUNT_SCOPES],
      subject_type: 'user',
    },
    {
      client_id: 'sample-machine',
      audience: 'http://localhost/api/v2/',
      scope: ['read:users', 'update:users', 'create:user_tickets'],
    },
  ],
};
