import { freePort } from '../../../tools/process/free-ports.ts';

/** The settings of the compared proxies, except the tenant's URL. */
export const settings = {
  audience: 'https://profile-proxy.example/',
  clientId: 'profile-proxy',
  clientSecret: 'profile-proxy-secret',
};

/** How many users change their profiles. */
export const USERS = 50;

/** How many changes are sent in parallel. */
export const WIDTH = 16;

/** A tenant with users, and a client that may change them. */
export async function seed() {
  const port = await freePort();
  return {
    port,
    users: Array.from({ length: USERS }, (_, at) => ({
      user_id: userId(at),
      email: `user-${at}@example.com`,
      user_metadata: { theme: 'light', language: 'en' },
    })),
    clients: [
      {
        client_id: settings.clientId,
        client_secret: settings.clientSecret,
        app_type: 'non_interactive',
        grant_types: ['client_credentials'],
      },
    ],
    client_grants: [
      {
        client_id: settings.clientId,
        audience: `http://localhost:${port}/api/v2/`,
        scope: ['read:users', 'update:users', 'delete:users', 'create:user_tickets'],
      },
    ],
    apis: [
      {
        identifier: settings.audience,
        name: 'Profile proxy',
        scopes: ['read:profile', 'update:profile'].map((value) => ({ value, description: value })),
      },
    ],
  };
}

/** Access tokens of the users, each of them different. */
export function mintTokens(tenant, count) {
  return Promise.all(
    Array.from({ length: count }, (_, at) =>
      tenant.mint({
        userId: userId(at % USERS),
        audience: settings.audience,
        scope: 'read:profile update:profile',
        claims: { jti: crypto.randomUUID() },
      }),
    ),
  );
}

/** Changes the profile of the user with this number. */
export async function change(client, tokens, at) {
  const { status, text } = await client.send('PATCH', '/me', {
    headers: {
      authorization: `Bearer ${tokens[at % tokens.length]}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ user_metadata: { theme: `theme-${at}` } }),
  });
  if (status !== 200) {
    throw new Error(`PATCH /me responded with ${status}: ${text.slice(0, 300)}`);
  }
}

function userId(at) {
  return `auth0|user-${at}`;
}
