import { Injector, runInInjectionContext } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Auth0ClientService, AuthService } from '@auth0/auth0-angular';
import { firstValueFrom } from 'rxjs';
import { tenant } from '../test-support/emulated-tenant';
import { loadAuthorization } from '../test-support/load-authorization';
import { refusal, until } from '../test-support/refusal';
import { freshTenant, signedIn } from '../test-support/signed-in';
import { keepOnRedirect } from './keep-on-redirect';
import type { StepUpOptions } from './step-up';
import { withStepUp } from './with-step-up';

const ORDERS = 'https://orders.example/';

describe('keepOnRedirect at a tenant', () => {
  beforeEach(freshTenant);

  it('restores the state after a step-up by redirect', async () => {
    await page();
    const form = new Form('Hello');
    const appState = await leave();
    form.destroy();
    await pageAfter(appState);
    const later = new Form();
    await until(() => later.text === 'Hello');
  });

  it('restores the state of a form that disappears because the session has ended', async () => {
    await page();
    const form = new Form('Hello');
    const auth = TestBed.inject(AuthService);
    auth.user$.subscribe((user) => {
      if (!user) {
        form.destroy();
      }
    });
    const appState = await leave('login_required');
    expect(form.isDestroyed).toBeTrue();
    await pageAfter(appState);
    const later = new Form();
    await until(() => later.text === 'Hello');
  });

  it('restores the state once, and each under its key', async () => {
    await page();
    new Form('Hello');
    new Form('Bonjour', 'other');
    const appState = await leave();
    await pageAfter(appState);
    const other = new Form('', 'other');
    await until(() => other.text === 'Bonjour');
    const first = new Form();
    await until(() => first.text === 'Hello');
    first.destroy();
    const second = new Form();
    await settled();
    expect(second.text).toBe('');
  });

  it('restores nothing for another user', async () => {
    await page();
    new Form('Hello');
    const appState = await leave();
    await pageAfter(appState, tenant.otherUser);
    const later = new Form();
    await settled();
    expect(later.text).toBe('');
  });

  it('keeps nothing of forms that are gone or empty', async () => {
    await page();
    new Form('Hello').destroy();
    new Form('', 'empty');
    expect(await leave()).not.toEqual(jasmine.objectContaining({ keptStates: jasmine.anything() }));
  });

  describe('and confirm', () => {
    it('leaves when the user agrees', async () => {
      const confirm = jasmine.createSpy().and.resolveTo(true);
      await page({ confirm });
      expect(await leave()).toBeDefined();
      expect(confirm).toHaveBeenCalledTimes(1);
    });

    it('stays with the reason when the user refuses, and asks again later', async () => {
      const confirm = jasmine.createSpy().and.returnValue(false);
      const redirect = await page({ confirm });
      for (const times of [1, 2]) {
        await tenant.fault({ name: 'consent_required' });
        const error = await refusal((await loadAuthorization()).get(ORDERS, ['read:orders']));
        expect(error.code).toBe('consent-required');
        expect(confirm).toHaveBeenCalledTimes(times);
      }
      expect(redirect).not.toHaveBeenCalled();
    });
  });
});

/** A form in a component. */
class Form {
  isDestroyed = false;
  private readonly injector = Injector.create({ providers: [], parent: TestBed.inject(Injector) });

  constructor(
    public text = '',
    key = 'form',
  ) {
    runInInjectionContext(this.injector, () => {
      keepOnRedirect(key, {
        read: () => this.text || undefined,
        restore: (text: string) => {
          this.text = text;
        },
      });
    });
  }

  destroy(): void {
    if (!this.isDestroyed) {
      this.isDestroyed = true;
      this.injector.destroy();
    }
  }
}

/** A page that steps up by redirect; the spy keeps Karma's page. */
async function page(options: StepUpOptions = {}, user = tenant.user): Promise<jasmine.Spy> {
  await signedIn({ features: [withStepUp('redirect', options)] }, user);
  await firstValueFrom(TestBed.inject(AuthService).user$);
  return spyOn(TestBed.inject(Auth0ClientService), 'loginWithRedirect').and.resolveTo();
}

/** Leaves the page; returns the state that the login brings back. */
async function leave(fault = 'consent_required'): Promise<unknown> {
  await settled();
  await tenant.fault({ name: fault });
  const error = await refusal((await loadAuthorization()).get(ORDERS, ['read:orders']));
  expect(error.code).toBe('redirecting');
  const spy = TestBed.inject(Auth0ClientService).loginWithRedirect as jasmine.Spy;
  const [{ appState }] = spy.calls.mostRecent().args as [{ readonly appState?: unknown }];
  // As the SDK stores it.
  return JSON.parse(JSON.stringify(appState));
}

/** The page to which the login returns. */
async function pageAfter(appState: unknown, user = tenant.user): Promise<void> {
  TestBed.resetTestingModule();
  await page({}, user);
  const client = TestBed.inject(Auth0ClientService);
  spyOn(client, 'handleRedirectCallback').and.resolveTo({ appState } as never);
  await firstValueFrom(TestBed.inject(AuthService).handleRedirectCallback());
}

/** Waits until the SDK has reported the user to subscribers of this moment. */
async function settled(): Promise<void> {
  await firstValueFrom(TestBed.inject(AuthService).user$);
  await TestBed.inject(Auth0ClientService).getUser();
}
