import type { TenantSeed } from '../seed/seed.ts';

/** What the command line starts with when no seed is named. */
export const SAMPLE_SEED: TenantSeed = {
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
