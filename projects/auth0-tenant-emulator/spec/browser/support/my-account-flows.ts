import { totpCode } from '../../../src/common/totp.ts';
import type { ClientPage } from './client-page.ts';
import { addVirtualAuthenticator } from './virtual-authenticator.ts';

/** What the SDKs return when an enrollment has been started. */
interface Challenge {
  id: string;
  location: string;
  auth_session: string;
  manual_input_code: string;
  recovery_code: string;
  authn_params_public_key: object;
  policy: { complexity: { min_length: number } };
}

/** The members of an authentication method that these specs look at. */
interface Method {
  id: string;
  type: string;
  confirmed?: boolean;
  name?: string;
  preferred_authentication_method?: string;
}

/** A mail or message in the outbox of the tenant. */
interface Message {
  to: string;
  code: string;
}

/**
 * Declares the specs of a client's `myAccount`: every method, through whole flows. `prepare` logs in and
 * puts the client's `myAccount` into the page as `globalThis.myAccount`.
 */
export function myAccountFlows(app: ClientPage, prepare: () => Promise<void>): void {
  const call = <Value>(method: string, ...args: unknown[]): Promise<Value> =>
    app.run<Value>(`try {
        return await globalThis.myAccount.${method}(...${JSON.stringify(args)});
      } catch (error) {
        throw new Error(error.message + ' ' + JSON.stringify(error.validation_errors ?? ''));
      }`);

  const enroll = async (
    challenge: Record<string, unknown>,
    proof: (started: Challenge) => Record<string, unknown> | Promise<Record<string, unknown>>,
  ): Promise<{ started: Challenge; method: Method }> => {
    const started = await call<Challenge>('enrollmentChallenge', challenge);
    const { location, auth_session } = started;
    const { type } = challenge;
    const answer = { type, location, auth_session, ...(await proof(started)) };
    return { started, method: await call<Method>('enrollmentVerify', answer) };
  };

  const lastMessage = async (): Promise<Message> => {
    const response = await fetch(`${app.tenant.url}/_emulator/outbox`);
    const messages = (await response.json()) as Message[];
    return messages.at(-1) ?? { to: '', code: '' };
  };

  beforeEach(prepare);

  it('lists factors and methods', async () => {
    const factors = await call<{ type: string }[]>('getFactors');
    expect(factors.map(({ type }) => type)).toContain('passkey');
    const methods = await call<Method[]>('getAuthenticationMethods');
    expect(methods.map(({ type }) => type)).toEqual(['password']);
  });

  it('enrolls an authenticator app, renames it, reads and deletes it', async () => {
    const { started, method } = await enroll({ type: 'totp' }, ({ manual_input_code: secret }) => ({
      otp_code: totpCode(secret, app.tenant.clock.now()),
    }));
    expect(method).toEqual(jasmine.objectContaining({ id: started.id, confirmed: true }));
    await call('updateAuthenticationMethod', method.id, { name: 'My phone' });
    expect((await call<Method>('getAuthenticationMethod', method.id)).name).toBe('My phone');
    await call('deleteAuthenticationMethod', method.id);
    expect(await call<Method[]>('getAuthenticationMethods', 'totp')).toEqual([]);
  });

  it('enrolls an e-mail address and a phone with the codes that were sent', async () => {
    const byCode = async (): Promise<Record<string, unknown>> => ({
      otp_code: (await lastMessage()).code,
    });
    const email = await enroll({ type: 'email', email: 'mia@home.example' }, byCode);
    expect(email.method.confirmed).toBeTrue();
    const phone = await enroll({ type: 'phone', phone_number: '+15550100' }, byCode);
    const change = { preferred_authentication_method: 'voice' };
    const changed = await call<Method>('updateAuthenticationMethod', phone.method.id, change);
    expect(changed.preferred_authentication_method).toBe('voice');
  });

  it('enrolls a recovery code and push notifications', async () => {
    const recovery = await enroll({ type: 'recovery-code' }, () => ({}));
    expect(recovery.started.recovery_code.length).toBe(24);
    const push = await enroll({ type: 'push-notification' }, () => ({}));
    expect([recovery.method.confirmed, push.method.confirmed]).toEqual([true, true]);
  });

  it('changes the password', async () => {
    const { started, method } = await enroll({ type: 'password' }, () => ({
      new_password: 'Battery-Staple-2',
    }));
    expect(started.policy.complexity.min_length).toBe(8);
    expect(method.type).toBe('password');
  });

  it('enrolls a passkey of the browser', async () => {
    await addVirtualAuthenticator(app.page);
    const { method } = await enroll({ type: 'passkey' }, async (started) => ({
      authn_response: await app.run<object>(`
        const options = ${JSON.stringify(started.authn_params_public_key)};
        const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
        return (await navigator.credentials.create({ publicKey })).toJSON();`),
    }));
    expect(method).toEqual(
      jasmine.objectContaining({ type: 'passkey', relying_party_id: 'localhost' }),
    );
    const passkeys = await call<Method[]>('getAuthenticationMethods', 'passkey');
    expect(passkeys.map(({ id }) => id)).toEqual([method.id]);
  });

  it('reports an error with its fields', async () => {
    const started = await call<Challenge>('enrollmentChallenge', { type: 'totp' });
    const { location, auth_session } = started;
    const answer = { type: 'totp', location, auth_session, otp_code: '000000' };
    const error = await app.run<Record<string, unknown>>(`
      try { await globalThis.myAccount.enrollmentVerify(${JSON.stringify(answer)}); }
      catch (e) { return { name: e.name, status: e.status, type: e.type, message: e.message,
        validation_errors: e.validation_errors }; }`);
    expect(error).toEqual({
      name: jasmine.any(String),
      status: 400,
      type: 'https://auth0.com/api-errors/A0E-400-0003',
      message: 'Invalid request.',
      validation_errors: [jasmine.objectContaining({ pointer: '/otp_code' })],
    });
  });
}
