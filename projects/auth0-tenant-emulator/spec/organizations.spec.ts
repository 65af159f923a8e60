import type { TenantSeed } from '../src/seed/seed.ts';
import { readSnapshot, writeSnapshot } from '../src/state/snapshot.ts';
import { emptyState } from '../src/state/tenant-state.ts';
import type { Tenant } from '../src/tenant-internals.ts';
import { authorizeUrl } from './support/authorize-url.ts';
import { MIA, NOOR } from './support/fixture-tenant.ts';
import { ACME, GLOBEX, startWithOrganizations, usage } from './support/organization-tenant.ts';
import { answerOf, claimsOf, pkce, type TestBrowser } from './support/test-browser.ts';

const NAMES = { tenant: { allow_organization_name_in_authentication_api: true } };

describe('a login with organization', () => {
  it('puts org_id into the ID token and the access token', async () => {
    const { browser } = startWithOrganizations();
    const url = authorizeUrl({
      organization: ACME,
      response_type: 'token id_token',
      audience: 'https://orders.example/',
    });
    const answer = answerOf(await browser.login(url, MIA));
    for (const name of ['id_token', 'access_token']) {
      const claims = claimsOf(answer.get(name) ?? '');
      expect(claims['org_id']).toBe(ACME);
      expect(claims['org_name']).toBeUndefined();
    }
  });

  it('takes a name in any case and adds org_name where the tenant allows names', async () => {
    const { browser } = startWithOrganizations({ ...NAMES });
    const answer = answerOf(await browser.login(authorizeUrl({ organization: 'Acme' }), MIA));
    const claims = claimsOf(answer.get('id_token') ?? '');
    expect([claims['org_id'], claims['org_name']]).toEqual([ACME, 'acme']);
  });

  it('shows the name of the organization on the login page', async () => {
    const { browser } = startWithOrganizations();
    const toLogin = await browser.get(authorizeUrl({ organization: ACME }));
    const page = await browser.follow(toLogin, authorizeUrl({}));
    expect(await page.text()).toContain('<h1>Log in to Acme</h1>');
  });

  it('tells Actions and rules the organization', async () => {
    const seen: unknown[] = [];
    const { browser } = startWithOrganizations({
      actions: [{ name: 'look', code: (event) => seen.push(event.organization) }],
      rules: [
        {
          name: 'look',
          script: (user, context, callback) => {
            seen.push(context.organization);
            callback(null, user, context);
          },
        },
      ],
    });
    await browser.login(authorizeUrl({ organization: ACME }), MIA);
    const acme = { id: ACME, name: 'acme', display_name: 'Acme', metadata: { plan: 'gold' } };
    expect(seen).toEqual([acme, acme]);
  });
});

describe('an organization', () => {
  const refusals: [string, Partial<TenantSeed>, Record<string, string>, string, string][] = [
    [
      'is refused for a client that does not use organizations',
      usage('deny'),
      { organization: ACME },
      'invalid_request',
      'parameter organization is not allowed for this client',
    ],
    [
      'has to be named where the client requires one',
      usage('require'),
      {},
      'invalid_request',
      'parameter organization is required for this client',
    ],
    [
      'cannot be named where the tenant does not allow names',
      {},
      { organization: 'acme' },
      'invalid_request',
      'authorization request parameter organization must be an organization id',
    ],
    [
      'has to exist',
      {},
      { organization: 'org_nowhere' },
      'invalid_request',
      'parameter organization is invalid',
    ],
    [
      'has to have the user as a member',
      {},
      { organization: GLOBEX },
      'access_denied',
      `user ${MIA} is not part of the ${GLOBEX} organization`,
    ],
  ];
  for (const [title, seed, parameters, error, description] of refusals) {
    it(title, async () => {
      const { browser } = startWithOrganizations(seed);
      await logInWithoutPage(browser);
      const answer = answerOf(await browser.get(authorizeUrl(parameters)));
      expect([answer.get('error'), answer.get('error_description')]).toEqual([error, description]);
    });
  }

  it('admits logins with its enabled connections only', async () => {
    const { browser } = startWithOrganizations(enabled({ name: 'google-oauth2' }));
    const url = authorizeUrl({ organization: ACME });
    const page = await browser.follow(await browser.get(url), url);
    expect(await page.text()).not.toContain('Mia Brandt');
    const answer = answerOf(await browser.login(url, MIA));
    expect(answer.get('error')).toBe('access_denied');
  });

  it('asks for another login where the session is of a connection that is not enabled', async () => {
    const { browser } = startWithOrganizations(enabled({ name: 'google-oauth2' }));
    await logInWithoutPage(browser);
    const silent = authorizeUrl({ organization: ACME, prompt: 'none' });
    expect(answerOf(await browser.get(silent)).get('error')).toBe('login_required');
  });

  it('gets a member by a login with a connection that assigns membership', async () => {
    const { browser } = startWithOrganizations(
      enabled({ name: 'google-oauth2', assign_membership_on_login: true }),
    );
    const answer = answerOf(await browser.login(authorizeUrl({ organization: ACME }), NOOR));
    expect(claimsOf(answer.get('id_token') ?? '')['org_id']).toBe(ACME);
  });
});

describe('the organization of a login', () => {
  it('is kept by silent logins and by refresh tokens, while the user is a member', async () => {
    const { browser, tenant } = startWithOrganizations();
    const { verifier, challenge } = pkce();
    const url = authorizeUrl({
      organization: ACME,
      response_type: 'code',
      scope: 'openid offline_access',
      code_challenge: challenge,
      code_challenge_method: 'S256',
    });
    const code = answerOf(await browser.login(url, MIA)).get('code') ?? '';
    const first = await token(tenant, {
      ...{ grant_type: 'authorization_code', code, code_verifier: verifier },
    });
    const silent = await browser.get(authorizeUrl({ organization: ACME, prompt: 'none' }));
    expect(claimsOf(answerOf(silent).get('id_token') ?? '')['org_id']).toBe(ACME);
    const second = await refresh(tenant, first);
    expect(claimsOf(String(second['id_token']))['org_id']).toBe(ACME);
    await removeMember(tenant);
    expect(await refresh(tenant, second)).toEqual({
      error: 'access_denied',
      error_description: `user ${MIA} is not part of the ${ACME} organization`,
    });
  });

  it('cannot be named in a password grant', async () => {
    const { tenant } = startWithOrganizations();
    const form = { grant_type: 'password', username: 'mia@example.com', organization: ACME };
    expect((await token(tenant, form))['error_description']).toBe(
      'parameter organization is not allowed for this client',
    );
  });

  it('survives a snapshot', () => {
    const state = emptyState();
    const acme = { id: ACME, name: 'acme', display_name: 'Acme', members: [MIA] };
    state.organizations.set(ACME, acme);
    expect(readSnapshot(writeSnapshot(state))?.organizations.get(ACME)).toEqual(acme);
  });
});

function enabled(connection: {
  name: string;
  assign_membership_on_login?: boolean;
}): Partial<TenantSeed> {
  const acme = { id: ACME, name: 'acme', members: [MIA], enabled_connections: [connection] };
  return { organizations: [acme] };
}

/** Starts a session of Mia without a login page. */
async function logInWithoutPage(browser: TestBrowser): Promise<void> {
  await browser.postJson('http://localhost:4400/_emulator/sessions/start', { userId: MIA });
}

async function token(
  tenant: Tenant,
  form: Record<string, string>,
): Promise<Record<string, unknown>> {
  const body = new URLSearchParams({
    client_id: 'spa',
    redirect_uri: 'http://localhost:4200',
    ...form,
  });
  const request = new Request('http://localhost:4400/oauth/token', { method: 'POST', body });
  return (await (await tenant.fetch(request)).json()) as Record<string, unknown>;
}

function refresh(
  tenant: Tenant,
  tokens: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const refresh_token = String(tokens['refresh_token']);
  return token(tenant, { grant_type: 'refresh_token', refresh_token, organization: ACME });
}

async function removeMember(tenant: Tenant): Promise<void> {
  const scope = 'delete:organization_members';
  const authorization = `Bearer ${await tenant.mint({ userId: 'machine@clients', scope })}`;
  const answer = await tenant.fetch(
    new Request(`${tenant.audience}organizations/${ACME}/members`, {
      method: 'DELETE',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ members: [MIA] }),
    }),
  );
  expect(answer.status).toBe(204);
}
