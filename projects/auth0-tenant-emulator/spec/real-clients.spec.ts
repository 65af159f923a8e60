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
