import { fileURLToPath } from 'node:url';
import { loadSeed } from '../../src/seed/load-seed.ts';

/** Ids of the users of this package's own seed. */
export const MIA = 'auth0|5ad8b180b09f330744ab1e7f';
export const NOOR = 'google-oauth2|10156699209982922';
export const BLOCKED = 'auth0|blocked';

/** The seed of this package's own specs, checked against the published schema. */
export const fixtureSeed = await loadSeed(
  fileURLToPath(new URL('../../fixtures/tenant.json', import.meta.url)),
);
