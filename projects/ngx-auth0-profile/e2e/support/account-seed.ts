import type { TenantSeed } from 'auth0-tenant-emulator';

export const ada = { name: 'Ada Lovelace', id: 'auth0|ada', email: 'ada@example.com' };
export const tomas = {
  name: 'Tomás Reyes',
  id: 'google-oauth2|104816257049268310027',
  email: 'tomas@mail.example',
};

export const grace = { name: 'Grace Hopper', id: 'auth0|grace', email: 'grace@example.com' };

/** The audience of the proxy and its application at the tenant. */
export const PROXY_AUDIENCE = 'https://profile-proxy.example/';
export const PROXY_CLIENT = { id: 'proxy', secret: 'proxy-secret' };

/** The seed of the tenant of the application `account`. */
export function accountSeed(origin: string, tenantUrl: string): TenantSeed {
  return {
    users: [
      {
        user_id: ada.id,
        name: ada.name,
        email: ada.email,
        email_verified: false,
        nickname: 'ada',
        given_name: 'Ada',
        family_name: 'Lovelace',
        picture: '',
        password: 'Correct-Horse-1',
        user_metadata: {
          theme: 'light',
          about: 'Reads three books at once, finishes two.',
          interests: ['Mathematics', 'Poetry', 'Horses'],
          booksAYear: 24,
          birthday: '1815-12-10',
          newsletter: true,
        },
      },
      {
        user_id: tomas.id,
        name: tomas.name,
        email: tomas.email,
        email_verified: true,
        user_metadata: { theme: 'system' },
      },
      {
        user_id: grace.id,
        name: grace.name,
        email: grace.email,
        password: 'Correct-Horse-1',
        enrollments: [
          {
            id: 'dev_1',
            status: 'confirmed',
            type: 'authenticator',
            auth_method: 'authenticator',
            enrolled_at: '2026-10-02T10:00:00.000Z',
          },
        ],
      },
    ],
    connections: [
      { name: 'Username-Password-Authentication', strategy: 'auth0' },
      { name: 'google-oauth2', strategy: 'google-oauth2' },
    ],
    clients: [
      {
        client_id: 'account',
        app_type: 'spa',
        callbacks: [origin],
        allowed_logout_urls: [origin],
        web_origins: [origin],
      },
      {
        client_id: PROXY_CLIENT.id,
        app_type: 'non_interactive',
        client_secret: PROXY_CLIENT.secret,
        grant_types: ['client_credentials'],
      },
    ],
    apis: [
      {
        identifier: PROXY_AUDIENCE,
        scopes: ['read:profile', 'update:profile', 'delete:profile'].map((value) => ({ value })),
      },
    ],
    client_grants: [
      {
        client_id: PROXY_CLIENT.id,
        audience: `${tenantUrl}/api/v2/`,
        scope: ['read:users', 'update:users', 'delete:users', 'create:user_tickets'],
      },
    ],
  };
}
