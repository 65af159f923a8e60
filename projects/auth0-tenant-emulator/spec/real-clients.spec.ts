import { createTenant } from '../src/create-tenant.ts';
import { validateSeed } from '../src/seed/validate-seed.ts';
import type { Tenant } from '../src/tenant-internals.ts';
import { fixtureSeed, MIA, NOOR } from './support/fixture-tenant.ts';
import { callManagement, userPath } from './support/management-client.ts';

describe('/userinfo (RFC 6750 §2)', () => {
  it('accepts the token in the query', async () => {
    const tenant = createTenant(fixtureSeed);
    const token = await userToken(tenant);
    expect(await userinfo(tenant, { query: `?access_token=${token}` })).toBe(200);
  });

  it('accepts the token in a form', async () => {
    const tenant = createTenant(fixtureSeed);
    const form = new URLSearchParams({ access_token: await userToken(tenant) });
    expect(await userinfo(tenant, { body: form })).toBe(200);
  });

  it('accepts the token in the header of a POST', async () => {
    const tenant = createTenant(fixtureSeed);
    const authorization = `Bearer ${await userToken(tenant)}`;
    expect(await userinfo(tenant, { body: new URLSearchParams(), authorization })).toBe(200);
  });

  it('refuses two tokens (RFC 6750 §3.1)', async () => {
    const tenant = createTenant(fixtureSeed);
    const token = await userToken(tenant);
    const authorization = `Bearer ${token}`;
    expect(await userinfo(tenant, { query: `?access_token=${token}`, authorization })).toBe(401);
  });

  it('refuses a token in a JSON body, and an unknown one in the query', async () => {
    const tenant = createTenant(fixtureSeed);
    const body = JSON.stringify({ access_token: await userToken(tenant) });
    expect(await userinfo(tenant, { body, type: 'application/json' })).toBe(401);
    expect(await userinfo(tenant, { query: '?access_token=unknown' })).toBe(401);
  });
});

describe('a body of another type than JSON (Auth0 docs pull requests 6097, 6256)', () => {
  for (const [type, status] of [
    ['application/x-www-form-urlencoded', 400],
    ['text/plain', 415],
    ['multipart/form-data; boundary=x', 415],
    ['application/jsonp', 415],
    ['application/json; charset=utf-8', 200],
    ['application/merge-patch+json', 200],
  ] as const) {
    it(`${status} for ${type}`, async () => {
      const tenant = createTenant(fixtureSeed);
      const token = await tenant.mint({ userId: MIA, scope: 'update:current_user_metadata' });
      const response = await tenant.fetch(
        new Request(`${tenant.audience}${userPath(MIA)}`, {
          method: 'PATCH',
          headers: { authorization: `Bearer ${token}`, 'content-type': type },
          body: JSON.stringify({ user_metadata: { a: 1 } }),
        }),
      );
      expect(response.status).toBe(status);
    });
  }
});

describe('JSON of 10,000 levels', () => {
  const deep = '{"a":'.repeat(10_000) + '1' + '}'.repeat(10_000);

  it('is refused by the Management API', async () => {
    const tenant = createTenant(fixtureSeed);
    const { status } = await callManagement(tenant, 'PATCH', userPath(MIA), {
      scope: 'update:current_user_metadata',
      rawBody: `{"user_metadata":${deep}}`,
    });
    expect(status).toBe(400);
  });

  it('is refused by /oauth/token', async () => {
    const request = new Request('http://localhost/oauth/token', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: deep,
    });
    expect((await createTenant(fixtureSeed).fetch(request)).status).toBe(400);
  });

  it('is refused in a seed', async () => {
    const text = `{"users":[{"user_id":"a","user_metadata":${deep}}]}`;
    await expectAsync(validateSeed(text, 'tenant.json')).toBeRejectedWith(
      jasmine.objectContaining({ code: 'invalid-seed' }),
    );
  });
});

describe('a pattern of many wildcards', () => {
  it('does not block the tenant as a callback', async () => {
    const callbacks = [`http://${'*a'.repeat(40)}.example/x`];
    const tenant = createTenant({ clients: [{ client_id: 'spa', callbacks }] });
    const url = new URL('http://localhost/authorize');
    url.searchParams.set('client_id', 'spa');
    url.searchParams.set('redirect_uri', `http://${'a'.repeat(2_000)}.example/y`);
    expect((await tenant.fetch(new Request(url))).status).toBe(403);
  });

  it('does not block the tenant as a fault', async () => {
    const tenant = createTenant({});
    tenant.faults.add({ path: `/${'**a'.repeat(40)}!` });
    const response = await tenant.fetch(new Request(`http://localhost/${'a'.repeat(4_000)}`));
    expect(response.status).toBe(404);
  });
});

describe('metadata of the tenant', () => {
  it('is the same at the path of RFC 8414', async () => {
    const tenant = createTenant({});
    const read = async (path: string): Promise<unknown> =>
      (await tenant.fetch(new Request(`http://localhost/.well-known/${path}`))).json();
    expect(await read('oauth-authorization-server')).toEqual(await read('openid-configuration'));
  });
});

describe('the default picture (Auth0 docs: Change User Pictures)', () => {
  for (const [email, name, initials] of [
    ['mia@example.com', undefined, 'mi'],
    ['x@example.com', 'Mia Brandt', 'mb'],
    ['q@example.com', undefined, 'q'],
  ] as const) {
    it(`has the initials ${initials} for ${name ?? email}`, () => {
      const users = [{ user_id: 'auth0|a', email, ...(name === undefined ? {} : { name }) }];
      const picture = createTenant({ users }).users.get('auth0|a')?.picture ?? '';
      expect(picture).toMatch(/^https:\/\/s\.gravatar\.com\/avatar\/[0-9a-f]{32}\?s=480&r=pg&d=/);
      expect(picture).toContain(encodeURIComponent(`avatars/${initials}.png`));
    });
  }

  it('is not used where the seed has a picture', () => {
    const picture = 'https://example.com/a.png';
    const tenant = createTenant({ users: [{ user_id: 'auth0|a', picture }] });
    expect(tenant.users.get('auth0|a')?.picture).toBe(picture);
  });
});

describe('a password ticket for a user without a password', () => {
  it('400 operation_not_supported for a Google user', async () => {
    const { status, body } = await callManagement(
      createTenant(fixtureSeed),
      'POST',
      'tickets/password-change',
      { scope: 'create:user_tickets', body: { user_id: NOOR } },
    );
    expect(status).toBe(400);
    expect((body as { errorCode: string }).errorCode).toBe('operation_not_supported');
  });

  it('400 for an enterprise user and for a passwordless one', async () => {
    const users = [{ user_id: 'samlp|corp|a' }, { user_id: 'sms|b' }];
    const tenant = createTenant({ users, clients: [{ client_id: 'spa' }] });
    for (const { user_id } of users) {
      const call = { scope: 'create:user_tickets', body: { user_id } };
      const { status } = await callManagement(tenant, 'POST', 'tickets/password-change', call);
      expect(status).toBe(400);
    }
  });
});

describe('a seed that a real tenant would refuse', () => {
  const api = '"apis":[{"identifier":"https://a.example/","scopes":[{"value":"read:a"}]}]';
  const wrong: [string, string, RegExp][] = [
    [
      'a client grant of an unknown client',
      '{\n"client_grants":[\n{"client_id":"x","audience":"https://t/api/v2/","scope":[]}]}',
      /:3 client_grants\.0\.client_id "x" is not a client/,
    ],
    [
      'a client grant for an unknown API',
      '{"clients":[{"client_id":"x"}],\n"client_grants":[{"client_id":"x","audience":"https://b.example/","scope":[]}]}',
      /:2 client_grants\.0\.audience "https:\/\/b\.example\/" is not an API/,
    ],
    [
      'a client grant with an unknown scope',
      `{"clients":[{"client_id":"x"}],${api},\n"client_grants":[{"client_id":"x","audience":"https://a.example/","scope":["write:a"]}]}`,
      /:2 client_grants\.0\.scope "write:a" is not a scope/,
    ],
    [
      'a refresh token policy for an unknown API',
      '{"clients":[{"client_id":"x","refresh_token":{"policies":[\n{"audience":"https://b.example/","scope":[]}]}}]}',
      /:2 clients\.0\.refresh_token\.policies\.0\.audience/,
    ],
    [
      'a grant for the My Account API, which is not activated',
      '{"clients":[{"client_id":"x"}],\n"client_grants":[{"client_id":"x","audience":"http://localhost/me/","scope":[],"subject_type":"user"}]}',
      /:2 client_grants\.0\.audience is the My Account API, which is not activated/,
    ],
    [
      'a grant for the My Account API without users',
      '{"tenant":{"my_account":{}},"clients":[{"client_id":"x"}],\n"client_grants":[{"client_id":"x","audience":"http://localhost/me/","scope":[]}]}',
      /:2 client_grants\.0 .*add "subject_type": "user"/,
    ],
    [
      'a refresh token policy with an unknown scope of the My Account API',
      '{"tenant":{"my_account":{}},"clients":[{"client_id":"x","refresh_token":{"policies":[\n{"audience":"http://localhost/me/","scope":["profile:read"]}]}}]}',
      /:2 clients\.0\.refresh_token\.policies\.0\.scope "profile:read" is not a scope of the My Account API/,
    ],
    [
      'a permission of an unknown API',
      '{"users":[{"user_id":"a","permissions":[\n{"resource_server_identifier":"https://b.example/","permission_name":"x"}]}]}',
      /:2 users\.0\.permissions\.0\.resource_server_identifier/,
    ],
    [
      'a permission the API does not define',
      `{${api},"users":[{"user_id":"a","permissions":[\n{"resource_server_identifier":"https://a.example/","permission_name":"x"}]}]}`,
      /:2 users\.0\.permissions\.0\.permission_name "x" is not a scope/,
    ],
    [
      'a relative callback',
      '{"clients":[{"client_id":"x","callbacks":[\n"/callback"]}]}',
      /:2 clients\.0\.callbacks\.0 "\/callback" is not an absolute URL/,
    ],
    [
      'a relative logout URL',
      '{"clients":[{"client_id":"x","allowed_logout_urls":[\n"localhost"]}]}',
      /:2 clients\.0\.allowed_logout_urls\.0/,
    ],
    [
      'a web origin with a path',
      '{"clients":[{"client_id":"x","web_origins":[\n"http://localhost:4200/app"]}]}',
      /:2 clients\.0\.web_origins\.0 .* is not an origin/,
    ],
    [
      'a web application without a secret',
      '{"clients":[{"client_id":"x",\n"app_type":"regular_web"}]}',
      /:2 clients\.0\.app_type is "regular_web", but/,
    ],
    [
      'a machine without a secret',
      '{"clients":[{"client_id":"x",\n"app_type":"non_interactive"}]}',
      /:2 clients\.0\.app_type is "non_interactive", but/,
    ],
    [
      'an Action that does not parse',
      '{"actions":[{"name":"a",\n"code":"exports.onExecutePostLogin = async ("}]}',
      /:2 actions\.0\.code is not valid JavaScript/,
    ],
    [
      'a rule that does not parse',
      '{"rules":[{"name":"a",\n"script":"function ("}]}',
      /:2 rules\.0\.script is not valid JavaScript/,
    ],
    [
      'an unknown default audience',
      '{"tenant":{\n"default_audience":"https://b.example/"}}',
      /:2 tenant\.default_audience/,
    ],
    [
      'an unknown default directory',
      '{"tenant":{\n"default_directory":"nowhere"}}',
      /:2 tenant\.default_directory/,
    ],
    [
      'a role of a user that is not there',
      '{"users":[{"user_id":"a","roles":[\n"Reader"]}]}',
      /:2 users\.0\.roles\.0 "Reader" is not a role of this seed/,
    ],
    [
      'a role with an unknown permission',
      '{"roles":[{"name":"R","permissions":[\n{"resource_server_identifier":"https://b.example/","permission_name":"x"}]}]}',
      /:2 roles\.0\.permissions\.0\.resource_server_identifier "https:\/\/b\.example\/" is not an API/,
    ],
    [
      'a member that is not a user',
      '{"organizations":[\n{"name":"acme","members":[\n"auth0|nobody"]}]}',
      /:3 organizations\.0\.members\.0 "auth0\|nobody" is not a user of this seed/,
    ],
    [
      'an organization with an unknown connection',
      '{"organizations":[{"name":"acme","enabled_connections":[\n{"name":"okta"}]}]}',
      /:2 organizations\.0\.enabled_connections\.0\.name "okta" is not a connection/,
    ],
    [
      'two organizations with one id',
      '{"organizations":[{"id":"org_a","name":"a"},\n{"id":"org_a","name":"b"}]}',
      /:2 organizations\.1\.id names "org_a" a second time/,
    ],
    [
      'an organization prompt of a client without organizations',
      '{"clients":[{"client_id":"a",\n"organization_require_behavior":"pre_login_prompt"}]}',
      /:2 clients\.0\.organization_require_behavior has no effect/,
    ],
  ];
  for (const [what, text, message] of wrong) {
    it(`is refused for ${what}`, async () => {
      await expectAsync(validateSeed(text, 'tenant.json')).toBeRejectedWith(
        jasmine.objectContaining({
          code: 'invalid-seed',
          message: jasmine.stringMatching(message),
        }),
      );
    });
  }

  it('is accepted with wildcards, custom schemes and a disabled rule', async () => {
    const seed = {
      clients: [
        {
          client_id: 'a',
          callbacks: ['http://localhost:*', 'https://*.example.com/cb', 'com.example.app://cb'],
          web_origins: ['http://localhost:*', 'https://*.example.com'],
        },
      ],
      rules: [{ name: 'off', enabled: false, script: '(' }],
    };
    await expectAsync(validateSeed(JSON.stringify(seed), 'tenant.json')).toBeResolved();
  });
});

function userToken(tenant: Tenant): Promise<string> {
  return tenant.mint({ userId: MIA, kind: 'opaque', scope: 'openid' });
}

async function userinfo(
  tenant: Tenant,
  sent: { query?: string; body?: URLSearchParams | string; type?: string; authorization?: string },
): Promise<number> {
  const { query = '', body, type, authorization } = sent;
  const request = new Request(`http://localhost/userinfo${query}`, {
    headers: {
      ...(authorization === undefined ? {} : { authorization }),
      ...(type === undefined ? {} : { 'content-type': type }),
    },
    ...(body === undefined ? {} : { method: 'POST', body }),
  });
  return (await tenant.fetch(request)).status;
}
