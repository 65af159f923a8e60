import { createBrowserTenant, type BrowserTenant } from 'auth0-tenant-emulator/browser';
import { createProfileProxy, type ProfileProxy } from '../../src/index.ts';

const AUDIENCE = 'https://profile-proxy.example/';
const USER = 'auth0|ada';

describe('a tenant below a path of its host', () => {
  let tenant: BrowserTenant;
  let proxy: ProfileProxy;

  beforeEach(async () => {
    tenant = await createBrowserTenant({
      issuer: 'https://app.example/demo/tenant/',
      seed: seed(),
    });
    proxy = createProfileProxy({
      domain: 'https://app.example',
      tenantPath: '/demo/tenant',
      basePath: '/demo/proxy',
      audience: AUDIENCE,
      clientId: 'profile-proxy',
      clientSecret: 'profile-proxy-secret',
      fetch: (input, init) => tenant.fetch(new Request(input, init)),
    });
  });

  it('is called below its path, and its tokens are accepted', async () => {
    const response = await readProfile(await mint());
    expect(response.status).toBe(200);
  });

  it('issues tokens that are refused when they name the host alone', async () => {
    const response = await readProfile(await mint({ iss: 'https://app.example/' }));
    expect(response.status).toBe(401);
  });

  it('issues tokens for its Management API, which are refused as such', async () => {
    const response = await readProfile(await mint({ aud: tenant.audience }));
    expect(((await response.json()) as { code: string }).code).toBe('management-token');
  });

  function mint(claims: Record<string, string> = {}): Promise<string> {
    const scope = 'openid read:profile update:profile';
    return tenant.mint({ userId: USER, clientId: 'spa', audience: AUDIENCE, scope, claims });
  }

  function readProfile(token: string): Promise<Response> {
    const headers = { authorization: `Bearer ${token}` };
    return proxy.fetch(new Request('https://app.example/demo/proxy/me', { headers }));
  }
});

function seed() {
  return {
    users: [{ user_id: USER, email: 'ada@example.com' }],
    clients: [
      { client_id: 'spa', callbacks: ['https://app.example'] },
      {
        client_id: 'profile-proxy',
        app_type: 'non_interactive' as const,
        client_secret: 'profile-proxy-secret',
        grant_types: ['client_credentials'],
      },
    ],
    client_grants: [
      {
        client_id: 'profile-proxy',
        audience: 'http://localhost/api/v2/',
        scope: ['read:users', 'update:users', 'delete:users', 'create:user_tickets'],
      },
    ],
    apis: [
      { identifier: AUDIENCE, scopes: [{ value: 'read:profile' }, { value: 'update:profile' }] },
    ],
  };
}
