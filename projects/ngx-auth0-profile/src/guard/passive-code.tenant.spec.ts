import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Auth0ClientService } from '@auth0/auth0-angular';
import { ProfileService } from '../profile/profile-service';
import { tenant } from '../test-support/emulated-tenant';
import { loadAuthorization } from '../test-support/load-authorization';
import { refusal, until } from '../test-support/refusal';
import { configureSpecApp, freshTenant, signInAs, signedIn } from '../test-support/signed-in';
import { HasScope } from './has-scope';

const ORDERS = 'https://orders.example/';
const UPDATE = 'update:current_user_metadata';

/** Auth0 refuses silent logins of a user whom the SDK has signed in, as where the browser blocks its cookie. */
describe('code that no action of the user causes, where Auth0 refuses silent logins', () => {
  beforeEach(freshTenant);

  for (const audience of [undefined, ORDERS]) {
    it(`does not end the session: *auth0ProfileHasScope for ${audience ?? 'the Management API'}`, async () => {
      await signedIn();
      await tenant.endSessions();
      render(audience ? 'read:orders' : UPDATE, audience);
      await untilRefused(audience);
      expect(await user()).toBe(tenant.user);
    });
  }

  it('does not end the session: the first load of ProfileService, whose error says why', async () => {
    await signedIn();
    await tenant.endSessions();
    const profiles = TestBed.inject(ProfileService);
    await until(() => profiles.status() === 'error');
    expect(profiles.error()?.code).toBe('login-required');
    expect(profiles.error()?.audience).toBe(tenant.audience);
    expect(await user()).toBe(tenant.user);
  });

  it('asks once for all directives of one API', async () => {
    await signedIn();
    await tenant.endSessions();
    render(UPDATE);
    render('read:current_user');
    render('delete:current_user_metadata');
    await untilRefused();
    expect(await tenant.tokenRequests(tenant.audience)).toBe(1);
    expect(await user()).toBe(tenant.user);
  });

  it('does not ask again, and neither does a command', async () => {
    await signedIn();
    await tenant.endSessions();
    const profiles = TestBed.inject(ProfileService);
    await until(() => profiles.status() === 'error');
    expect((await refusal(profiles.load())).code).toBe('login-required');
    const { silentTokens } = await loadAuthorization();
    expect((await refusal(silentTokens.getPassively(ORDERS, []))).code).toBe('login-required');
    expect((await authorizations()).length).toBe(1);
    expect(await user()).toBe(tenant.user);
  });

  it('does not ask again after a reload', async () => {
    const auth = { cacheLocation: 'localstorage' } as const;
    await signedIn({ auth });
    await tenant.endSessions();
    render(UPDATE);
    await untilRefused();
    TestBed.resetTestingModule();
    await tenant.forgetRequests();
    configureSpecApp({ auth });
    const profiles = TestBed.inject(ProfileService);
    await until(() => profiles.status() === 'error');
    expect(await authorizations()).toEqual([]);
    expect(await user()).toBe(tenant.user);
  });

  it('asks again after another login', async () => {
    await signedIn();
    await tenant.endSessions();
    const profiles = TestBed.inject(ProfileService);
    await until(() => profiles.status() === 'error');
    await signInAs(tenant.user);
    const { silentTokens } = await loadAuthorization();
    const { scopes } = await silentTokens.getPassively(tenant.audience, [UPDATE]);
    expect(scopes).toContain(UPDATE);
  });

  it('uses what the SDK has', async () => {
    await signedIn();
    await TestBed.inject(Auth0ClientService).getTokenSilently({
      authorizationParams: {
        audience: tenant.audience,
        scope: `read:current_user ${UPDATE}`,
      },
    });
    await tenant.endSessions();
    await tenant.forgetRequests();
    const profiles = TestBed.inject(ProfileService);
    await until(() => profiles.profile() !== undefined);
    expect(await authorizations()).toEqual([]);
  });

  it('leaves a silent login to a command, which is not repeated once it has failed', async () => {
    await signedIn();
    await tenant.endSessions();
    const tokens = await loadAuthorization();
    expect((await refusal(tokens.get(ORDERS, ['read:orders']))).code).toBe('login-required');
    // The SDK has ended its session.
    expect(await user()).toBeUndefined();
    expect((await refusal(tokens.get(ORDERS, ['read:orders']))).code).toBe('login-required');
    expect((await authorizations()).length).toBe(1);
  });
});

@Component({
  imports: [HasScope],
  template: `<b *auth0ProfileHasScope="scope; audience: audience">edit</b>`,
})
class Host {
  scope = UPDATE;
  audience: string | undefined;
}

function render(scope: string, audience?: string): void {
  const fixture = TestBed.createComponent(Host);
  Object.assign(fixture.componentInstance, { scope, audience });
  fixture.detectChanges();
}

/** Waits until a directive has found out that silent logins are refused. */
async function untilRefused(audience = tenant.audience): Promise<void> {
  while ((await tenant.tokenRequests(audience)) === 0) {
    // Asks the tenant again, until the time limit of the spec.
  }
  const { silentTokens } = await loadAuthorization();
  expect((await refusal(silentTokens.getPassively(audience, []))).code).toBe('login-required');
}

/** The user as the SDK has it. */
async function user(): Promise<string | undefined> {
  return (await TestBed.inject(Auth0ClientService).getUser())?.sub;
}

async function authorizations(): Promise<readonly unknown[]> {
  return (await tenant.requests()).filter(({ path }) => path === '/authorize');
}
