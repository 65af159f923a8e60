import { TestBed } from '@angular/core/testing';
import { managementEndpoints } from 'ngx-auth0-profile/management-api';
import { ProfileService } from '../profile/profile-service';
import { tenant } from '../test-support/emulated-tenant';
import { loadAuthorization } from '../test-support/load-authorization';
import { mint } from '../test-support/mint';
import { refusal, until } from '../test-support/refusal';
import { freshTenant, signedIn } from '../test-support/signed-in';
import { DeviceCredentialService } from './device-credential-service';
import { IdentityService } from './identity-service';
import { MfaEnrollmentService } from './mfa-enrollment-service';

describe('IdentityService at a tenant', () => {
  beforeEach(freshTenant);

  it('links a second account and updates the profile', async () => {
    await signedIn();
    const identities = await TestBed.inject(IdentityService).link(
      await idTokenOf(tenant.otherUser),
    );
    expect(identities.map(({ user_id }) => user_id)).toEqual(['spec-user', 'other-user']);
    expect(TestBed.inject(ProfileService).profile()?.identities?.length).toBe(2);
  });

  it('updates the profile when a read from before the change is answered later', async () => {
    await signedIn();
    const { api } = await loadAuthorization();
    const early = await api.call({
      endpoint: managementEndpoints.readUser,
      path: { id: tenant.user },
      user: tenant.user,
    });
    let answer = (): void => undefined;
    const held = new Promise<typeof early>((resolve) => {
      answer = () => {
        resolve(early);
      };
    });
    const read = spyOn(api, 'call').and.returnValue(held);
    const profiles = TestBed.inject(ProfileService);
    const shown = profiles.load();
    await until(() => read.calls.count() === 1);
    const token = await idTokenOf(tenant.otherUser);
    read.and.callThrough();
    const linked = TestBed.inject(IdentityService).link(token);
    const load = spyOn(profiles, 'load').and.callThrough();
    await until(() => load.calls.count() === 1);
    answer();
    await Promise.all([linked, shown]);
    expect(profiles.profile()?.identities?.length).toBe(2);
  });

  it('unlinks an account', async () => {
    await signedIn();
    const service = TestBed.inject(IdentityService);
    await service.link(await idTokenOf(tenant.otherUser));
    const left = await service.unlink({ provider: 'auth0', user_id: 'other-user' });
    expect(left.map(({ user_id }) => user_id)).toEqual(['spec-user']);
  });

  it('does not unlink the primary account', async () => {
    await signedIn();
    await tenant.forgetRequests();
    const error = await refusal(
      TestBed.inject(IdentityService).unlink({ provider: 'auth0', user_id: 'spec-user' }),
    );
    expect(error.code).toBe('invalid-request');
    expect(await writes()).toEqual([]);
  });

  describe('refuses, before anything is sent,', () => {
    const cases: readonly (readonly [string, () => Promise<string>])[] = [
      ['a token that is not a JWT', () => Promise.resolve('opaque')],
      ['a token with another algorithm', () => Promise.resolve(unsigned({ sub: 'a' }))],
      ['a token of the signed-in account', () => idTokenOf(tenant.user)],
      [
        'a token of another application',
        () => idTokenOf(tenant.otherUser, { claims: { aud: 'x' } }),
      ],
      ['a token of another tenant', () => idTokenOf(tenant.otherUser, { claims: { iss: 'x' } })],
      ['a token without a subject', () => idTokenOf(tenant.otherUser, { claims: { sub: 1 } })],
      ['a token that has expired', () => idTokenOf(tenant.otherUser, { claims: { exp: 1 } })],
    ];
    for (const [fact, token] of cases) {
      it(fact, async () => {
        await signedIn();
        const error = await refusal(TestBed.inject(IdentityService).link(await token()));
        expect(error.code).toBe('invalid-link-token');
        expect(await writes()).toEqual([]);
      });
    }
  });
});

describe('MfaEnrollmentService at a tenant', () => {
  beforeEach(freshTenant);

  it('lists the enrollments', async () => {
    await signedIn();
    expect(await TestBed.inject(MfaEnrollmentService).list()).toEqual([]);
  });
});

describe('DeviceCredentialService at a tenant', () => {
  beforeEach(freshTenant);

  it('creates and deletes a credential with separate scopes', async () => {
    await signedIn();
    const credentials = TestBed.inject(DeviceCredentialService);
    const id = await credentials.create({
      deviceName: 'Phone',
      deviceId: crypto.randomUUID(),
      publicKey: btoa('key'),
    });
    expect(id).toMatch(/^dcr_/);
    await credentials.delete(id);
    expect(await writes()).toEqual(['POST 201', 'DELETE 204']);
  });

  it('refuses an invalid device id before anything is sent', async () => {
    await signedIn();
    const error = await refusal(
      TestBed.inject(DeviceCredentialService).create({
        deviceName: 'P',
        deviceId: 'my phone',
        publicKey: '',
      }),
    );
    expect(error.fields).toEqual(['device_id']);
    expect(await writes()).toEqual([]);
  });
});

function idTokenOf(userId: string, more: Readonly<Record<string, unknown>> = {}): Promise<string> {
  return mint({ kind: 'id-token', userId, ...more });
}

function unsigned(claims: object): string {
  const part = (value: object): string => btoa(JSON.stringify(value));
  return `${part({ alg: 'HS256' })}.${part(claims)}.x`;
}

async function writes(): Promise<readonly string[]> {
  return (await tenant.requests())
    .filter(({ method, path }) => path.startsWith('/api/v2/') && /POST|PATCH|DELETE/.test(method))
    .map(({ method, status }) => `${method} ${status}`);
}
