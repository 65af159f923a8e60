import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { Call, Recovery } from '../../src/call/call.ts';
import type { RouteName } from '../../src/index.ts';
import { ManagedUsers } from '../../src/management-client/managed-users.ts';
import { ManagementClient } from '../../src/management-client/management-client.ts';
import { resolveOptions } from '../../src/options/resolve-options.ts';
import { enabledRoutes } from '../../src/routes/all-routes.ts';
import { startScriptedTenant, type ScriptedTenant } from '../support/scripted-tenant.ts';

const UPDATED = '2026-01-01T00:00:00.000Z';

describe('a change whose answer was lost', () => {
  let tenant: ScriptedTenant;
  let key: Awaited<ReturnType<typeof generateKeyPair>>;
  beforeAll(async () => {
    key = await generateKeyPair('RS256', { extractable: true });
  });
  beforeEach(async () => {
    tenant = await startScriptedTenant();
  });
  afterEach(() => tenant.close());

  for (const [email, found] of [
    ['ada@new.example', true],
    ['ADA@NEW.EXAMPLE', true],
    ['bob@new.example', false],
  ] as const) {
    it(`of an e-mail address › is ${found ? 'found' : 'not found'} in an account with ${email}`, async () => {
      account({ email });
      const { response, updatedAt } = await recover('change-email', { email: 'Ada@new.example' });
      expect(updatedAt).toBe(UPDATED);
      expect(await response?.json()).toEqual(
        found ? { email: 'Ada@new.example', status: 'requested' } : undefined,
      );
    });
  }

  for (const route of ['update-profile', 'update-user'] as const) {
    it(`of ${route} › is found in an account that has its values`, async () => {
      account({ name: 'A' });
      expect((await recover(route, { name: 'A' })).response?.status).toBe(200);
      expect((await recover(route, { name: 'B' })).response).toBeUndefined();
      expect((await recover(route, { name: 'B' })).updatedAt).toBe(UPDATED);
    });
  }

  for (const [what, identities, found] of [
    ['with that identity', [identity('google-oauth2', '117')], true],
    [
      'with that identity among others',
      [identity('auth0', 'a'), identity('google-oauth2', '117')],
      true,
    ],
    ['with a number as its id', [identity('google-oauth2', 117)], true],
    ['with the same id of another provider', [identity('facebook', '117')], false],
    ['with another id of the provider', [identity('google-oauth2', '118')], false],
    ['without identities', [], false],
  ] as const) {
    it(`of a link › is ${found ? 'found' : 'not found'} in an account ${what}`, async () => {
      account({ identities });
      const link_with = await idToken();
      const { response, updatedAt } = await recover('link-identity', { link_with });
      expect(updatedAt).toBe(UPDATED);
      expect(response?.status).toBe(found ? 201 : undefined);
    });
  }

  for (const route of ['unlink-identity', 'create-password-ticket', 'delete-account'] as const) {
    it(`of ${route} › cannot be found`, () => {
      expect(routeOf(route).recover).toBeUndefined();
    });
  }

  function account(user: object): void {
    tenant.api = [{ body: { user_id: 'auth0|ada', updated_at: UPDATED, ...user } }];
  }

  async function recover(name: RouteName, body: object): Promise<Recovery> {
    const note = { fields: [] as string[], target: 'auth0|ada' };
    const call = {
      route: name,
      caller: { sub: 'auth0|ada', clientId: 'spa', scopes: new Set(), permissions: new Set() },
      headers: new Headers(),
      params: {},
      query: new URLSearchParams(),
      note,
      context: { actor: 'auth0|ada', notAfter: Infinity, leaseUntil: Infinity },
    } as unknown as Call;
    const recovery = await routeOf(name).recover?.(call, body);
    if (name === 'link-identity') {
      expect(note.fields).toEqual(['identities']);
    }
    return recovery ?? { response: undefined, updatedAt: undefined };
  }

  function routeOf(name: RouteName) {
    const options = resolveOptions({
      domain: tenant.url,
      audience: 'https://profile-proxy.example/',
      clientId: 'machine',
      clientSecret: 'secret',
      routes: { 'delete-account': true },
    });
    const users = new ManagedUsers(new ManagementClient(options), options.visibleAttributes);
    const keys = async (...parameters: Parameters<ReturnType<typeof createLocalJWKSet>>) =>
      createLocalJWKSet({ keys: [await exportJWK(key.publicKey)] })(...parameters);
    return enabledRoutes({ options, users, keys }).find((route) => route.name === name)!;
  }

  function idToken(): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    return new SignJWT({ auth_time: now })
      .setProtectedHeader({ alg: 'RS256' })
      .setIssuer(`${tenant.url}/`)
      .setAudience('spa')
      .setSubject('google-oauth2|117')
      .setIssuedAt(now)
      .setExpirationTime(now + 60)
      .sign(key.privateKey);
  }
});

function identity(provider: string, user_id: string | number): object {
  return { provider, user_id, connection: provider, isSocial: true };
}
