import type { TenantSeed } from '../seed/seed.ts';

/** The seed of the command line without `--seed`. */
export const sampleSeed: TenantSeed = {
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
    { client_id: 'sample-spa', name: 'Sample application', callbacks: ['http://localhost:*'] },
  ],
};
