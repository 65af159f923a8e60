import { ApplicationInitStatus, PLATFORM_ID } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { AuthClientConfig, AuthService } from '@auth0/auth0-angular';
import { ProfileService } from '../profile/profile-service';
import { NEVER, firstValueFrom, of } from 'rxjs';
import { tenant } from '../test-support/emulated-tenant';
import { until } from '../test-support/refusal';
import { configureSpecApp, freshTenant, type SpecAppOptions } from '../test-support/signed-in';
import { LazyAuthorization } from '../requests/lazy-authorization';
import { LOGIN_SESSION } from '../session/login-session';
import { withEarlyStart } from './with-early-start';
import { withRuntimeConfig } from '../resources/with-runtime-config';

describe('withEarlyStart at a tenant', () => {
  beforeEach(freshTenant);

  it('starts the silent login before the first page renders', async () => {
    await signedInBefore();
    disableTimeout();
    const before = frames();
    await starts();
    expect(newFrames(before)).toBe(1);
    expect(await firstValueFrom(TestBed.inject(AuthService).isLoading$)).toBeTrue();
    expect(TestBed.inject(LazyAuthorization).loading).toBeUndefined();
    expect(await user()).toBe(tenant.user);
    expect(await logins()).toBe(1);
  });

  it('uses that login for the profile on the first page', async () => {
    await signedInBefore();
    const scope = 'openid profile email read:current_user update:current_user_metadata';
    const { audience } = tenant;
    await starts({
      auth: { authorizationParams: { redirect_uri: location.origin, audience, scope } },
    });
    const profiles = TestBed.inject(ProfileService);
    await until(() => profiles.status() === 'ready');
    expect(profiles.profile()?.user_id).toBe(tenant.user);
    expect(await logins()).toBe(1);
  });

  it('sends and loads nothing when nobody has been signed in', async () => {
    await starts();
    expect(TestBed.inject(LazyAuthorization).loading).toBeUndefined();
    expect(await tenant.requests()).toEqual([]);
  });

  it('starts the login after withRuntimeConfig() has loaded the configuration', async () => {
    await signedInBefore();
    const config = {
      domain: tenant.url,
      clientId: tenant.clientId,
      authorizationParams: { redirect_uri: location.origin },
    };
    const load = jasmine.createSpy('load').and.callFake(async () => {
      expect(await logins()).toBe(0);
      return config;
    });
    disableTimeout();
    const before = frames();
    await starts({
      features: [withEarlyStart(), withRuntimeConfig(load)],
      providers: [{ provide: AuthClientConfig, useValue: new AuthClientConfig() }],
    });
    expect(load).toHaveBeenCalledTimes(1);
    // The user has not been requested yet.
    expect(newFrames(before)).toBe(1);
    expect(await user()).toBe(tenant.user);
    expect(await logins()).toBe(1);
  });

  it('does nothing on the server', async () => {
    await signedInBefore();
    const start = jasmine.createSpy('start');
    await starts({
      providers: [
        { provide: PLATFORM_ID, useValue: 'server' },
        { provide: LOGIN_SESSION, useFactory: start },
      ],
    });
    expect(start).not.toHaveBeenCalled();
  });

  it('delays the page by at most 30 ms when no login is sent', async () => {
    jasmine.clock().install();
    try {
      let built = false;
      const started = starts({
        providers: [{ provide: LOGIN_SESSION, useValue: { isLoading$: NEVER } }],
      });
      started.then(
        () => {
          built = true;
        },
        () => undefined,
      );
      jasmine.clock().tick(29);
      await macrotask();
      expect(built).toBeFalse();
      jasmine.clock().tick(1);
      jasmine.clock().tick(0);
      await macrotask();
      expect(built).toBeTrue();
      await started;
    } finally {
      jasmine.clock().uninstall();
    }
  });

  it('waits for an added iframe, not for other changes of the page', async () => {
    disableTimeout();
    const old = document.body.appendChild(document.createElement('iframe'));
    let built = false;
    const started = starts({
      providers: [{ provide: LOGIN_SESSION, useValue: { isLoading$: NEVER } }],
    }).then(() => {
      built = true;
    });
    old.remove();
    const other = document.body.appendChild(document.createElement('div'));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(built).toBeFalse();
    const frame = document.body.appendChild(document.createElement('iframe'));
    await started;
    expect(built).toBeTrue();
    other.remove();
    frame.remove();
  });

  for (const [fact, sdk] of [
    ['has loaded already', () => ({ isLoading$: of(false) })],
    ['makes no silent login', () => ({ hasSentRequest: true, isLoading$: NEVER })],
    [
      'cannot start',
      () => {
        throw new Error('No secure origin.');
      },
    ],
  ] as const) {
    it(`renders the page when the SDK ${fact}`, async () => {
      await expectAsync(
        starts({ providers: [{ provide: LOGIN_SESSION, useFactory: sdk }] }),
      ).toBeResolved();
      expect(TestBed.inject(LazyAuthorization).loading).toBeUndefined();
    });
  }
});

/** Disables the limit of 30 ms, which a busy machine may exceed. */
function disableTimeout(): void {
  const { setTimeout: later } = window;
  spyOn(window, 'setTimeout').and.callFake(((callback: () => void, length?: number) =>
    length === 30 ? 0 : later(callback, length)) as typeof setTimeout);
}

/** The SDK's cookie of an earlier visit, and a session at Auth0. */
async function signedInBefore(): Promise<void> {
  await tenant.signIn(tenant.user);
  document.cookie = `auth0.${tenant.clientId}.is.authenticated=true; path=/`;
  await tenant.forgetRequests();
}

/** Starts the application up to the first page. */
async function starts(options: SpecAppOptions = {}): Promise<void> {
  configureSpecApp({ features: [withEarlyStart()], ...options });
  await TestBed.inject(ApplicationInitStatus).donePromise;
}

/** The signed-in user. Waits for the SDK, so that its requests do not reach into the next spec. */
async function user(): Promise<string | undefined> {
  return (await TestBed.inject(LazyAuthorization).load()).port.user();
}

function frames(): readonly Element[] {
  return [...document.querySelectorAll('iframe')];
}

/** The number of added iframes; those of other specs may be removed meanwhile. */
function newFrames(before: readonly Element[]): number {
  return frames().filter((frame) => !before.includes(frame)).length;
}

/** Waits for a task, under the mocked clock. */
function macrotask(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

async function logins(): Promise<number> {
  return (await tenant.requests()).filter(({ path }) => path === '/authorize').length;
}
