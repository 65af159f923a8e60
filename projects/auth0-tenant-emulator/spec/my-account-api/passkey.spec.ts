import { createTenant } from '../../src/create-tenant.ts';
import type { Tenant, TenantOptions } from '../../src/tenant-internals.ts';
import { fixtureSeed, MIA } from '../support/fixture-tenant.ts';
import { schemaFault } from '../support/my-account-schemas.ts';
import { callMyAccount, errorCode, type MyAccountAnswer } from '../support/my-account-client.ts';
import { createCredential, type CreationChange } from '../support/software-authenticator.ts';

const SCOPE = 'create:me:authentication_methods';

interface CreationOptions {
  challenge: string;
  rp: { id: string };
  user: { id: string };
  excludeCredentials?: { id: string }[];
}

describe('the enrollment of a passkey', () => {
  let tenant: Tenant;

  beforeEach(() => {
    start({});
  });

  it('starts with the options for navigator.credentials.create(), and without an id', async () => {
    const { status, body, headers } = await begin();
    expect(status).toBe(202);
    expect(body).toEqual({
      auth_session: jasmine.any(String),
      authn_params_public_key: {
        challenge: jasmine.any(String),
        timeout: 60_000,
        rp: { id: 'localhost', name: 'localhost' },
        user: { id: jasmine.any(String), name: 'mia@example.com', displayName: 'Mia Brandt' },
        pubKeyCredParams: [-8, -7, -257].map((alg) => ({ type: 'public-key', alg })),
        authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' },
      },
    });
    expect(schemaFault('PasskeyCreationResponse', body)).toBeUndefined();
    expect(headers.get('location')).toMatch(/\/authentication-methods\/passkey%7Cnew$/);
  });

  it('starts with a challenge and a handle that a browser writes as it has read them', async () => {
    for (let round = 0; round < 8; round += 1) {
      const { challenge, user } = optionsOf(await begin());
      for (const text of [challenge, user.id]) {
        expect(Buffer.from(text, 'base64url').toString('base64url')).toBe(text);
      }
    }
  });

  for (const format of ['none', 'packed'] as const) {
    it(`stores a credential with ${format} attestation`, async () => {
      const { status, body, headers } = await enroll({ format });
      expect(status).toBe(201);
      expect(body).toEqual(
        jasmine.objectContaining({
          type: 'passkey',
          usage: ['primary'],
          identity_user_id: '5ad8b180b09f330744ab1e7f',
          credential_device_type: 'single_device',
          credential_backed_up: false,
          transports: ['internal'],
          relying_party_id: 'localhost',
          aaguid: '00000000-0000-0000-0000-000000000000',
        }),
      );
      expect(headers.get('location')).toContain(encodeURIComponent(String(body['id'])));
      const [listed] = await passkeys();
      expect(listed).toEqual(body);
    });
  }

  const wrong: [what: string, change: CreationChange][] = [
    ['another challenge', { challenge: 'AAAA' }],
    ['a page that may not talk to the tenant', { origin: 'https://evil.example' }],
    ['a page outside the relying party', { origin: 'http://127.0.0.1:4200' }],
    ['another relying party', { relyingPartyId: 'evil.example' }],
    ['a login instead of a registration', { type: 'webauthn.get' }],
    ['an attestation signed with another key', { format: 'packed', wrongKey: true }],
    ['an algorithm that was not offered', { algorithm: -36 }],
  ];
  for (const [what, change] of wrong) {
    it(`refuses ${what}, and stores nothing`, async () => {
      const answer = await enroll(change);
      expect([answer.status, errorCode(answer)]).toEqual([400, 'A0E-400-0003']);
      expect(answer.body['validation_errors']).toEqual([
        jasmine.objectContaining({ pointer: '/authn_response' }),
      ]);
      expect(await passkeys()).toEqual([]);
    });
  }

  it('accepts a page below the relying party only where CORS allows its origin', async () => {
    const page = 'https://shop.corp.example';
    const [spa] = fixtureSeed.clients ?? [];
    for (const [origins, status] of [
      [[], 400],
      [[page], 201],
    ] as const) {
      const clients = [{ ...spa, client_id: 'spa', web_origins: [...origins] }];
      start({ domain: 'corp.example', clients });
      expect((await enroll({ origin: page })).status).toBe(status);
    }
  });

  it('refuses an answer that is no credential', async () => {
    const started = await begin();
    const { response, ...rest } = createCredential(optionsOf(started));
    for (const answer of [
      {},
      rest,
      { ...rest, response: {} },
      { ...rest, response: { ...response, attestationObject: 'AAAA' } },
      { ...rest, response: { ...response, clientDataJSON: 'e30' } },
      { ...rest, response, id: 'other' },
      { ...rest, response, type: 'password' },
      'text',
    ]) {
      expect((await verify(started, answer)).status).toBe(400);
    }
    expect((await verify(started, { ...rest, response })).status).toBe(201);
  });

  it('refuses a credential that is enrolled already', async () => {
    const credential = createCredential(optionsOf(await begin()));
    const first = await begin();
    expect((await verify(first, credential)).status).toBe(400);
    const second = await begin();
    const mine = createCredential(optionsOf(second), { format: 'none' });
    expect((await verify(second, mine)).status).toBe(201);
    expect((await verify(second, mine)).status).toBe(400);
  });

  it('keeps the handle of the user, and excludes known credentials when asked to', async () => {
    const { body } = await enroll({});
    const next = optionsOf(await begin({ use_exclude_credentials: true }));
    expect(next.user.id).toBe(String(body['user_handle']));
    expect(next.excludeCredentials?.map(({ id }) => id)).toEqual([String(body['key_id'])]);
  });

  it('lets the user delete the password, and then not the passkey', async () => {
    const { body } = await enroll({});
    expect((await remove(`password|${base64('5ad8b180b09f330744ab1e7f')}`)).status).toBe(204);
    expect((await remove(String(body['id']))).status).toBe(409);
    expect((await passkeys()).length).toBe(1);
  });

  async function enroll(change: CreationChange): Promise<MyAccountAnswer> {
    const started = await begin();
    return verify(started, createCredential(optionsOf(started), change));
  }

  function begin(body: Record<string, unknown> = {}): Promise<MyAccountAnswer> {
    const call = { scope: SCOPE, body: { type: 'passkey', ...body } };
    return callMyAccount(tenant, 'POST', 'authentication-methods', call);
  }

  function verify({ body }: MyAccountAnswer, response: unknown): Promise<MyAccountAnswer> {
    const call = {
      scope: SCOPE,
      body: { auth_session: body['auth_session'], authn_response: response },
    };
    return callMyAccount(tenant, 'POST', 'authentication-methods/passkey%7Cnew/verify', call);
  }

  async function passkeys(): Promise<unknown[]> {
    const call = { scope: 'read:me:authentication_methods' };
    const path = 'authentication-methods?type=passkey';
    const { body } = await callMyAccount(tenant, 'GET', path, call);
    return body['authentication_methods'] as unknown[];
  }

  function remove(id: string): Promise<MyAccountAnswer> {
    const call = { scope: 'delete:me:authentication_methods' };
    const path = `authentication-methods/${encodeURIComponent(id)}`;
    return callMyAccount(tenant, 'DELETE', path, call);
  }

  function start(options: TenantOptions): void {
    expect(MIA).toContain('5ad8b180b09f330744ab1e7f');
    tenant = createTenant({ ...fixtureSeed, domain: 'localhost:4400', ...options });
  }
});

function optionsOf({ body }: MyAccountAnswer): CreationOptions {
  return body['authn_params_public_key'] as CreationOptions;
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64url');
}
