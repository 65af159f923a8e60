/** The configuration of every authorization server in the comparison. */
export const CLIENT = 'benchmark';
export const SECRET = 'a-secret-of-the-benchmarks-only';
export const CALLBACK = 'http://localhost:4999/callback';
export const API = 'https://api.example.com/';
export const SCOPE = 'read:items';

export const users = Array.from({ length: 100 }, (_, at) => ({
  id: `auth0|user-${at}`,
  email: `user-${at}@example.com`,
  password: `Correct-Horse-${at}`,
}));
