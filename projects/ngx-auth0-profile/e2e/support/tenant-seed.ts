import type { SeedClient, TenantSeed } from 'auth0-tenant-emulator';

export const ada = { name: 'Ada Byron', id: 'auth0|ada', email: 'ada@example.com' };
export const ben = { name: 'Ben Okri', id: 'auth0|ben', email: 'ben@example.com' };

/** The tenant of the specs; `origins` are where its applications live. */
export function tenantSeed(origins: string[]): TenantSeed {
  const application = (client_id: string): SeedClient => ({
    client_id,
    app_type: 'spa',
    callbacks: origins,
    allowed_logout_urls: origins,
    web_origins: origins,
    refresh_token: {
      rotation_type: 'rotating',
      // The Management API cannot be among them (Auth0 docs, "Multi-Resource Refresh Token").
      policies: [{ audience: 'https://billing.example/', scope: ['read:billing'] }],
    },
  });
  return {
    users: [ada, ben].map(({ name, id, email }) => ({
      user_id: id,
      name,
      email,
      password: 'Correct-Horse-1',
      user_metadata: { theme: 'light', address: { city: 'Lyon', zip: '69001' } },
    })),
    clients: [application('traps'), application('short-sessions')],
    apis: [
      api('orders', 'read:orders', 'write:orders'),
      api('billing', 'read:billing'),
      api('open'),
      {
        ...api('vault', 'open:vault'),
        // What a user has to consent to, whoever the application is.
        skip_consent_for_verifiable_first_party_clients: false,
      },
      api('strongroom', 'open:strongroom'),
    ],
    actions: [
      { name: 'Second factor for the vault', code: SECOND_FACTOR },
      { name: 'A session that ends soon', code: SHORT_SESSION },
    ],
  };
}

function api(name: string, ...scopes: string[]): { identifier: string } & Record<string, unknown> {
  return {
    identifier: `https://${name}.example/`,
    allow_offline_access: true,
    scopes: scopes.map((value) => ({ value })),
  };
}

const SECOND_FACTOR = `exports.onExecutePostLogin = async (event, api) => {
  if (event.resource_server?.identifier === 'https://strongroom.example/') {
    api.multifactor.enable('any');
  }
};`;

/** A session ceiling (Auth0 docs, "IPSIE"), an hour from now: beyond it the SDK gives no token. */
const SHORT_SESSION = `exports.onExecutePostLogin = async (event, api) => {
  if (event.client.client_id === 'short-sessions') {
    api.idToken.setCustomClaim('session_expiry', Math.floor(Date.now() / 1000) + 3600);
  }
};`;
