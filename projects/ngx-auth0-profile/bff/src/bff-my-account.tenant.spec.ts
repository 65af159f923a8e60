import { HttpClient, type HttpRequest } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import {
  ProfileService,
  injectSession,
  withStepUp,
  type Auth0ProfileFeature,
} from 'ngx-auth0-profile';
import { AuthenticationMethods, withMyAccount } from 'ngx-auth0-profile/my-account';
import { firstValueFrom } from 'rxjs';
import { tenant } from '../../src/test-support/emulated-tenant';
import { refusal, until } from '../../src/test-support/refusal';
import { signedIn } from '../../src/test-support/signed-in';
import { configureBffApp } from './test-support/bff-app';
import { freshBff, logIn } from './test-support/bff-login';
import { keepForm } from './test-support/kept-form';

/** The code that the emulator accepts for every second factor. */
const CODE = '123456';
const VERBS = ['read', 'create', 'update', 'delete'];
const SCOPES = [
  ...['read:me:profile', 'update:me:profile', 'read:me:factors'],
  ...VERBS.map((verb) => `${verb}:me:authentication_methods`),
].join(' ');

describe('withMyAccount with withBff', () => {
  beforeEach(freshBff);

  it('leaves the fields of the profile to the BFF, and says so', async () => {
    const { profiles, sent } = await open();
    const { policy } = profiles;
    await until(() => policy().name !== undefined);
    for (const field of ['name', 'email', 'user_metadata'] as const) {
      expect(policy()[field]).withContext(field).toEqual({ editable: true, api: 'proxy' });
    }
    const profile = await profiles.update({ name: 'Ada Lovelace' });
    expect(profile?.name).toBe('Ada Lovelace');
    const changes = sent.filter(({ method }) => method === 'PATCH').map(({ url }) => url);
    expect(changes).toEqual([`${location.origin}/bff/me`]);
  });

  it('reads and changes the profile of that API by requests of the application', async () => {
    await open();
    const http = TestBed.inject(HttpClient);
    const url = '/bff/me/v1/profile';
    expect(await firstValueFrom(http.patch(url, { nickname: 'ada' }))).toEqual(
      jasmine.objectContaining({ nickname: 'ada' }),
    );
    expect(await firstValueFrom(http.get(url))).toEqual(
      jasmine.objectContaining({ user_id: tenant.user, nickname: 'ada' }),
    );
  });

  it('sends the header of the BFF, and no token', async () => {
    const { methods, sent } = await open();
    await methods.list();
    for (const { headers, url } of sent) {
      expect(url.startsWith(`${location.origin}/bff/me`)).toBeTrue();
      expect(headers.get('X-CSRF')).toBe('1');
      expect(headers.has('Authorization')).toBeFalse();
    }
    expect(sent.length).toBeGreaterThan(0);
  });

  it('lists methods and factors', async () => {
    const { methods } = await open();
    expect((await methods.list()).map(({ type }) => type)).toEqual(['password']);
    expect((await methods.factors()).map(({ type }) => type)).toContain('totp');
  });

  it('enrolls an authenticator app, renames and deletes it', async () => {
    const { methods } = await open();
    const method = await methods.verify(await methods.enroll({ type: 'totp' }), CODE);
    expect(method).toEqual(jasmine.objectContaining({ type: 'totp', confirmed: true }));
    expect((await methods.rename(method.id, 'My phone')).name).toBe('My phone');
    expect((await methods.get(method.id)).name).toBe('My phone');
    await methods.delete(method.id);
    expect(await methods.list('totp')).toEqual([]);
  });

  it('changes the password', async () => {
    const { methods } = await open();
    await methods.changePassword('Another-password-2');
    expect(await logsInWith('Another-password-2')).toBeTrue();
  });

  it('refuses to complete an enrollment of another user, who logged in in another tab', async () => {
    const { methods } = await open();
    const enrollment = await methods.enroll({ type: 'totp' });
    await logIn(tenant.otherUser, { api: 'me', scope: SCOPES });
    expect((await refusal(methods.verify(enrollment, CODE))).code).toBe('user-changed');
  });

  describe('when the session has no token for it', () => {
    it('opens a login by redirect, and keeps what was typed', async () => {
      await logIn();
      const { methods, opened } = start([withStepUp('redirect')]);
      await until(() => TestBed.runInInjectionContext(injectSession).user() !== undefined);
      keepForm('Hello');
      expect((await refusal(methods.list())).code).toBe('redirecting');
      const { searchParams } = new URL(opened[0] ?? '');
      expect(searchParams.get('api')).toBe('me');
      expect(searchParams.get('scope')).toBe('read:me:authentication_methods');
      // The login returns with a session that has the token.
      await logIn(tenant.user, { api: 'me', scope: searchParams.get('scope') ?? '' });
      history.replaceState(null, '', searchParams.get('returnTo'));
      const returned = start([withStepUp('redirect')]);
      const form = keepForm();
      await until(() => form.text === 'Hello');
      expect((await returned.methods.list()).length).toBe(1);
      expect(returned.opened).toEqual([]);
    });

    it('does not start a second login when the first did not help', async () => {
      await logIn();
      await refusal(start([withStepUp('redirect')]).methods.list());
      const { methods, opened } = start([withStepUp('redirect')]);
      expect((await refusal(methods.list())).code).toBe('login-required');
      expect(opened).toEqual([]);
    });

    it('reports it without withStepUp()', async () => {
      await logIn();
      const { methods, opened } = start();
      expect((await refusal(methods.list())).code).toBe('login-required');
      expect(opened).toEqual([]);
    });
  });
});

/** The same commands in both modes, and the error of each. */
const commands: Readonly<Record<string, (methods: AuthenticationMethods) => Promise<unknown>>> = {
  'a password that violates the policy': (methods) => methods.changePassword('a'),
  'a wrong code': async (methods) =>
    methods.verify(await methods.enroll({ type: 'totp' }), '000000'),
  'a method that is not there': (methods) => methods.rename('totp|dev_unknown', 'a'),
  'a phone number that is none': (methods) =>
    methods.enroll({ type: 'phone', phone_number: 'none' }),
};

/** The same failures of the tenant in both modes. */
const FAULTS = [
  { path: '/me/v1/authentication-methods', status: 409 },
  { path: '/me/v1/authentication-methods', status: 429 },
  { path: '/me/v1/authentication-methods', status: 500 },
];

describe('errors of the My Account API', () => {
  beforeEach(freshBff);

  for (const [what, command] of Object.entries(commands)) {
    it(`are the same with and without a BFF for ${what}`, async () => {
      await compare(command);
    });
  }

  for (const fault of FAULTS) {
    it(`are the same with and without a BFF for the status ${fault.status}`, async () => {
      await compare(async (methods) => {
        await tenant.fault(fault);
        return methods.enroll({ type: 'totp' });
      });
    });
  }

  async function compare(
    command: (methods: AuthenticationMethods) => Promise<unknown>,
  ): Promise<void> {
    await signedIn({ features: [withMyAccount()] });
    const direct = await refusal(command(TestBed.inject(AuthenticationMethods)));
    await freshBff();
    const { methods } = await open();
    const byBff = await refusal(command(methods));
    expect(facts(byBff)).toEqual(facts(direct));
  }

  function facts({
    code,
    status,
    apiErrorCode,
    detail,
    fieldErrors,
  }: Awaited<ReturnType<typeof refusal>>) {
    return { code, status, apiErrorCode, detail, fieldErrors };
  }
});

function start(features: readonly Auth0ProfileFeature[] = []) {
  const sent: HttpRequest<unknown>[] = [];
  const opened = configureBffApp({ features: [withMyAccount(), ...features], record: sent });
  const methods = TestBed.inject(AuthenticationMethods);
  return { methods, profiles: TestBed.inject(ProfileService), opened, sent };
}

/** A page whose session may use all of the API. */
async function open() {
  await logIn(tenant.user, { api: 'me', scope: SCOPES });
  return start();
}

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
