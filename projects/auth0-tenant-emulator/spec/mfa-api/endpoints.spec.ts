import type { TenantSeed } from '../../src/seed/seed.ts';
import type { Tenant } from '../../src/tenant-internals.ts';
import { MIA } from '../support/fixture-tenant.ts';
import { mfaToken, mfaUser, SMS, startMfa, TOTP } from '../support/mfa-tenant.ts';

describe('/mfa/challenge', () => {
  it('chooses by challenge type and by authenticator', async () => {
    const { client } = startMfa({ users: [mfaUser([TOTP, SMS])] });
    const waiting = mfaToken((await client.password()).body);
    const type = async (form: Record<string, string>): Promise<unknown> =>
      (await client.challenge({ ...waiting, ...form })).body['challenge_type'];
    const list = await client.authenticators(waiting);
    expect(await type({})).toBe('otp');
    expect(await type({ challenge_type: 'oob' })).toBe('oob');
    const sms = list.find((item) => item['authenticator_type'] === 'oob');
    expect(await type({ authenticator_id: String(sms?.['id']) })).toBe('oob');
  });

  const refusals: [string, TenantSeed, Record<string, string>, string][] = [
    ['a type the user does not have', {}, { challenge_type: 'oob' }, 'unsupported_challenge_type'],
    ['an unknown authenticator', {}, { authenticator_id: 'x' }, 'unsupported_challenge_type'],
    ['a user without a second factor', { users: [mfaUser([])] }, {}, 'association_required'],
    ['a token of another client', {}, { client_id: 'other' }, 'invalid_grant'],
    ['a wrong token', {}, { mfa_token: 'x' }, 'invalid_grant'],
  ];
  for (const [what, seed, form, error] of refusals) {
    it(`is refused for ${what}`, async () => {
      const { client } = startMfa(seed);
      const waiting = mfaToken((await client.password()).body);
      expect((await client.challenge({ ...waiting, ...form })).body['error']).toBe(error);
    });
  }
});

describe('/mfa/associate', () => {
  const refusals: [string, TenantSeed, object, string][] = [
    ['a user who has a second factor', {}, { authenticator_types: ['otp'] }, 'access_denied'],
    ['no type', { users: [mfaUser([])] }, {}, 'invalid_request'],
    ['a wrong type', { users: [mfaUser([])] }, { authenticator_types: ['x'] }, 'invalid_request'],
    [
      'no phone number',
      { users: [mfaUser([])] },
      { authenticator_types: ['oob'], oob_channels: ['sms'] },
      'invalid_request',
    ],
    [
      'an unknown channel',
      { users: [mfaUser([])] },
      { authenticator_types: ['oob'], oob_channels: ['fax'] },
      'invalid_request',
    ],
  ];
  for (const [what, seed, body, error] of refusals) {
    it(`is refused for ${what}`, async () => {
      const { client } = startMfa(seed);
      const waiting = mfaToken((await client.password()).body);
      expect((await client.associate(waiting, body)).body['error']).toBe(error);
    });
  }
});

describe('an mfa_token', () => {
  it('expires after ten minutes', async () => {
    const { client, tenant } = startMfa();
    const waiting = mfaToken((await client.password()).body);
    tenant.clock.advance(600);
    expect((await client.grant('otp', { ...waiting, otp: '123456' })).body).toEqual({
      error: 'expired_token',
      error_description: 'mfa_token is expired',
    });
  });

  it('is bound to its client and its user', async () => {
    const { client, tenant } = startMfa();
    const waiting = mfaToken((await client.password()).body);
    const other = await client.grant('otp', { ...waiting, otp: '123456', client_id: 'other' });
    expect(other.body['error_description']).toBe('Malformed mfa_token');
    tenant.users.update(MIA, { blocked: true });
    const blocked = await client.grant('otp', { ...waiting, otp: '123456' });
    expect(blocked.body['error_description']).toBe('user is blocked');
    tenant.users.remove(MIA);
    expect((await client.grant('otp', { ...waiting, otp: '123456' })).status).toBe(401);
  });

  it('needs a client with the grant type', async () => {
    const { client } = startMfa({ clients: [{ client_id: 'spa', grant_types: ['password'] }] });
    const waiting = mfaToken((await client.password()).body);
    const answer = await client.grant('otp', { ...waiting, otp: '123456' });
    expect(answer.body['error']).toBe('unauthorized_client');
  });
});

describe('an access token for /mfa/', () => {
  it('lists and deletes authenticators, which an mfa_token cannot delete', async () => {
    const { client, tenant } = startMfa({ users: [mfaUser([TOTP, SMS])] });
    const waiting = mfaToken((await client.password()).body);
    const list = await client.authenticators(waiting);
    const id = String(list[0]?.['id']);
    expect((await client.deleteAuthenticator(waiting.mfa_token, id)).status).toBe(401);
    const login = mfaToken((await client.password(forMfa(tenant))).body);
    const { body } = await client.grant('otp', { ...login, otp: '123456' });
    const token = String(body['access_token']);
    expect((await client.authenticators({ mfa_token: token })).length).toBe(2);
    expect((await client.deleteAuthenticator(token, id)).status).toBe(204);
    expect((await client.deleteAuthenticator(token, id)).status).toBe(404);
    expect((await client.authenticators({ mfa_token: token })).length).toBe(1);
  });

  it('needs the scope', async () => {
    const { client, tenant } = startMfa();
    const login = mfaToken((await client.password({ ...forMfa(tenant), scope: 'openid' })).body);
    const { body } = await client.grant('otp', { ...login, otp: '123456' });
    const answer = await client.deleteAuthenticator(String(body['access_token']), 'x');
    expect(answer.body['error']).toBe('insufficient_scope');
  });
});

function forMfa(tenant: Tenant): Record<string, string> {
  return {
    audience: `${tenant.issuer}mfa/`,
    scope: 'openid read:authenticators remove:authenticators',
  };
}
