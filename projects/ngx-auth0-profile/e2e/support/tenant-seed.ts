import type { SeedClient, TenantSeed } from 'auth0-tenant-emulator';

export const ada = { name: 'Ada Byron', id: 'auth0|ada', email: 'ada@example.com' };
export const ben = { name: 'Ben Okri', id: 'auth0|ben', email: 'ben@example.com' };

/** The seed of the specs' tenant; `origins` are the origins of its applications. */
export function tenantSeed(origins: string[]): TenantSeed {
  const application = (
    client_id: string,
    policies: { audience: string; scope: string[] }[] = [],
  ): SeedClient => ({
    client_id,
    app_type: 'spa',
    callbacks: origins,
    allowed_logout_urls: origins,
    web_origins: origins,
    refresh_token: {
      rotation_type: 'rotating',
      // The Management API cannot be listed here (Auth0 docs, "Multi-Resource Refresh Token").
      policies: [{ audience: 'https://billing.example/', scope: ['read:billing'] }, ...policies],
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
    clients: [
      application('scenarios'),
      application('short-sessions'),
      application('two-apis', [{ audience: 'https://orders.example/', scope: ['read:orders'] }]),
      // The wrong type for an application in a browser: the token endpoint requires its secret.
      {
        ...application('regular-web'),
        app_type: 'regular_web',
        client_secret: 'not-for-browsers',
      },
    ],
    apis: [
      api('orders', 'read:orders', 'write:orders'),
      api('billing', 'read:billing'),
      api('unscoped'),
      {
        ...api('consent-api', 'use:consent-api'),
        // Users must consent, also to a first-party application.
        skip_consent_for_verifiable_first_party_clients: false,
      },
      api('mfa-api', 'use:mfa-api'),
    ],
    actions: [
      { name: 'Second factor for the MFA API', code: SECOND_FACTOR },
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
  if (event.resource_server?.identifier === 'https://mfa-api.example/') {
    api.multifactor.enable('any');
  }
};`;

/** Ends the session in one hour (`session_expiry`, Auth0 docs, "IPSIE"); the SDK then returns no token. */
const SHORT_SESSION = `exports.onExecutePostLogin = async (event, api) => {
  if (event.client.client_id === 'short-sessions') {
    api.idToken.setCustomClaim('session_expiry', Math.floor(Date.now() / 1000) + 3600);
  }
};`;
