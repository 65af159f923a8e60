import { TestBed } from '@angular/core/testing';
import { withStepUp, type Auth0ProfileFeature } from 'ngx-auth0-profile';
import { tenant } from '../../src/test-support/emulated-tenant';
import { refusal } from '../../src/test-support/refusal';
import { freshTenant, signInAs, signedIn } from '../../src/test-support/signed-in';
import { AuthenticationMethods } from './authentication-methods';
import { SentRequests } from './test-support/sent-requests';
import { withMyAccount } from './with-my-account';

/** The code that the emulator accepts for every second factor. */
const CODE = '123456';

describe('AuthenticationMethods, at a tenant', () => {
  let sent: SentRequests;
  let methods: AuthenticationMethods;

  beforeEach(async () => {
    await freshTenant();
    sent = new SentRequests();
  });

  it('lists the password of a user', async () => {
    await start();
    const list = await methods.list();
    expect(list.map(({ type }) => type)).toEqual(['password']);
  });

  it('lists the factors that the user can enroll', async () => {
    await start();
    expect((await methods.factors()).map(({ type }) => type)).toContain('totp');
  });

  it('changes the password without a proxy and without the Management API', async () => {
    await start();
    await methods.changePassword('Another-password-2');
    expect(sent.all).toEqual([
      'POST my-account /authentication-methods',
      'POST my-account /authentication-methods/password%7Cnew/verify',
    ]);
    expect(await logsInWith('Another-password-2')).toBeTrue();
    expect(await logsInWith('Spec-password-1')).toBeFalse();
  });

  it('reports a password that violates the policy', async () => {
    await start();
    const error = await refusal(methods.changePassword('a'));
    expect(error.code).toBe('invalid-request');
    expect(error.apiErrorCode).toMatch(/^A0E-400-/);
    expect(await logsInWith('Spec-password-1')).toBeTrue();
  });

  it('enrolls an authenticator app, renames and deletes it', async () => {
    await start();
    const enrollment = await methods.enroll({ type: 'totp' });
    expect(enrollment.barcode_uri).toMatch(/^otpauth:\/\/totp\/.*secret=/);
    expect((await methods.list('totp'))[0]?.confirmed).toBeFalse();
    const method = await methods.verify(enrollment, CODE);
    expect(method).toEqual(jasmine.objectContaining({ type: 'totp', confirmed: true }));
    expect((await methods.rename(method.id, 'My phone')).name).toBe('My phone');
    expect((await methods.get(method.id)).name).toBe('My phone');
    await methods.delete(method.id);
    expect(await methods.list('totp')).toEqual([]);
  });

  it('reports a wrong code, and accepts the right one afterwards', async () => {
    await start();
    const enrollment = await methods.enroll({ type: 'totp' });
    expect((await refusal(methods.verify(enrollment, '000000'))).code).toBe('invalid-request');
    await methods.verify(enrollment, CODE);
  });

  it('enrolls a phone and sets how it gets codes', async () => {
    await start();
    const phone = await methods.enroll({ type: 'phone', phone_number: '+4915112345678' });
    const { id } = await methods.verify(phone, CODE);
    const changed = await methods.setPreferredMethod(id, 'voice');
    expect(changed.preferred_authentication_method).toBe('voice');
  });

  it('enrolls an e-mail address', async () => {
    await start();
    const enrollment = await methods.enroll({ type: 'email', email: 'second@example.com' });
    expect((await methods.verify(enrollment, CODE)).email).toBe('second@example.com');
  });

  it('shows a recovery code once', async () => {
    await start();
    const enrollment = await methods.enroll({ type: 'recovery-code' });
    expect(enrollment.recovery_code.length).toBe(24);
    expect((await methods.verify(enrollment)).type).toBe('recovery-code');
  });

  it('enrolls push notifications, which the user confirms on the phone', async () => {
    await start();
    const enrollment = await methods.enroll({ type: 'push-notification' });
    expect(enrollment.barcode_uri).toMatch(/^otpauth:/);
    const method = await methods.verify(enrollment);
    expect(method).toEqual(
      jasmine.objectContaining({ type: 'push-notification', confirmed: true }),
    );
  });

  describe('when another user signs in during an enrollment', () => {
    it('refuses to complete it', async () => {
      await start();
      const enrollment = await methods.enroll({ type: 'totp' });
      await signInAs(tenant.otherUser);
      expect((await refusal(methods.verify(enrollment, CODE))).code).toBe('user-changed');
    });
  });

  describe('when a step-up is required', () => {
    it('prompts the user once and sends the request again', async () => {
      const asked: string[] = [];
      await start([
        withStepUp((request) => {
          asked.push(request.reason.code);
          return Promise.resolve(false);
        }),
      ]);
      await tenant.fault({ name: 'mfa_required' });
      const error = await refusal(methods.list());
      expect(error.code).toBe('mfa-required');
      expect(asked).toEqual(['mfa-required']);
    });
  });

  it('needs withMyAccount()', async () => {
    await signedIn();
    methods = TestBed.inject(AuthenticationMethods);
    const error = await refusal(methods.list());
    expect(error.code).toBe('configuration');
    expect(error.message).toContain('withMyAccount()');
  });

  async function start(features: readonly Auth0ProfileFeature[] = []): Promise<void> {
    await signedIn({ features: [withMyAccount(), ...features], interceptors: [sent.interceptor] });
    methods = TestBed.inject(AuthenticationMethods);
  }
});

/** Whether the user of the specs can log in with a password. */
async function logsInWith(password: string): Promise<boolean> {
  const response = await fetch(`${tenant.url}/oauth/token`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      grant_type: 'password',
      client_id: 'spec-password',
      username: 'spec.user@example.com',
      password,
    }),
  });
  return response.ok;
}
