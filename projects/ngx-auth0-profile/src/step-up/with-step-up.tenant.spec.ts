import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { Auth0ClientService } from '@auth0/auth0-angular';
import { loadAuthorization } from '../test-support/load-authorization';
import { tenant } from '../test-support/emulated-tenant';
import { refusal } from '../test-support/refusal';
import { freshTenant, signedIn, type SpecAppOptions } from '../test-support/signed-in';
import type { StepUpRequest } from './step-up';
import { withStepUp } from './with-step-up';

const ORDERS = 'https://orders.example/';

describe('withStepUp at a tenant', () => {
  beforeEach(freshTenant);

  describe("by 'popup'", () => {
    it('returns the token after the user has consented', async () => {
      await signedIn({ features: [withStepUp('popup')] });
      await tenant.fault({ name: 'consent_required' });
      const token = await (await loadAuthorization()).get(ORDERS, ['read:orders']);
      expect(token.scopes.has('read:orders')).toBeTrue();
    });

    it('returns the token after the user has logged in again', async () => {
      await signedIn({ features: [withStepUp('popup')] });
      await tenant.fault({ name: 'login_required' });
      const token = await (await loadAuthorization()).get(ORDERS, ['read:orders']);
      expect(token.subject).toBe(tenant.user);
    });

    it('prompts once for several callers', async () => {
      await signedIn({ features: [withStepUp('popup')] });
      const open = spyOn(window, 'open').and.callThrough();
      await tenant.fault({ name: 'consent_required' });
      const tokens = await loadAuthorization();
      await Promise.all(Array.from({ length: 20 }, () => tokens.get(ORDERS, ['read:orders'])));
      expect(open).toHaveBeenCalledTimes(1);
    });

    it('prompts once for a caller that comes while the popup opens', async () => {
      await signedIn({ features: [withStepUp('popup')] });
      const tokens = await loadAuthorization();
      await tenant.fault({ name: 'consent_required', times: 2 });
      const original = window.open.bind(window);
      let meanwhile: Promise<unknown> | undefined;
      const open = spyOn(window, 'open').and.callFake((...args) => {
        // Firefox runs other code of the page while it opens a window.
        meanwhile ??= prompts.ask(request);
        return original(...args);
      });
      const { prompts } = tokens;
      const reason = await refusal(tokens.silentTokens.get(ORDERS, ['read:orders']));
      const request = { audience: ORDERS, scopes: ['read:orders'], reason };
      expect(await prompts.ask(request)).toBeTrue();
      expect(await meanwhile).toBeTrue();
      expect(open).toHaveBeenCalledTimes(1);
    });

    it('reports a blocked popup, and prompts again on the next call', async () => {
      await signedIn({ features: [withStepUp('popup')] });
      const open = spyOn(window, 'open').and.returnValue(null);
      const tokens = await loadAuthorization();
      for (const times of [1, 2]) {
        await tenant.fault({ name: 'consent_required' });
        const error = await refusal(tokens.get(ORDERS, ['read:orders']));
        expect(error.code).toBe('popup-blocked');
        expect(open).toHaveBeenCalledTimes(times);
      }
    });

    it('reports a popup that the user closed', async () => {
      await signedIn({ features: [withStepUp('popup')] });
      await tenant.endSessions();
      const original = window.open.bind(window);
      spyOn(window, 'open').and.callFake((...args) => {
        const popup = original(...args);
        setTimeout(() => popup?.close(), 300);
        return popup;
      });
      const error = await refusal((await loadAuthorization()).get(ORDERS, ['read:orders']));
      expect(error.code).toBe('popup-cancelled');
    });
  });

  describe("by 'redirect'", () => {
    it('redirects with audience, scopes, route and the state to keep', async () => {
      const options = await redirecting({ stateToKeep: () => ({ draft: 'Hello' }) });
      await TestBed.inject(Router).navigateByUrl('/settings?tab=2');
      await tenant.fault({ name: 'consent_required' });
      const error = await refusal((await loadAuthorization()).get(ORDERS, ['read:orders']));
      expect(error.code).toBe('redirecting');
      expect(options()).toEqual([
        {
          authorizationParams: { audience: ORDERS, scope: 'read:orders' },
          appState: { target: '/settings?tab=2', kept: { draft: 'Hello' } },
        },
      ]);
    });

    it('redirects once, also across reloads', async () => {
      let options = await redirecting();
      await tenant.fault({ name: 'consent_required', times: 9 });
      expect((await refusal(getOrders())).code).toBe('redirecting');
      expect((await refusal(getOrders())).code).toBe('redirecting');
      expect(options().length).toBe(1);

      options = await redirectingAfterReload();
      await tenant.fault({ name: 'consent_required', times: 9 });
      expect((await refusal(getOrders())).code).toBe('consent-required');
      expect(options()).toEqual([]);
    });

    it('starts no other redirect meanwhile', async () => {
      const options = await redirecting();
      await tenant.fault({ name: 'consent_required', times: 9 });
      expect((await refusal(getOrders())).code).toBe('redirecting');
      const other = (await loadAuthorization()).get(tenant.audience, ['read:current_user']);
      expect((await refusal(other)).code).toBe('redirecting');
      expect(options().length).toBe(1);
    });

    it('redirects for further scopes after the first were granted', async () => {
      await redirecting();
      await tenant.fault({ name: 'consent_required' });
      expect((await refusal(getOrders())).code).toBe('redirecting');
      const options = await redirectingAfterReload();
      await getOrders();
      (await loadAuthorization()).silentTokens.clear();
      await tenant.fault({ name: 'interaction_required' });
      const error = await refusal((await loadAuthorization()).get(ORDERS, ['write:orders']));
      expect(error.code).toBe('redirecting');
      expect(options().length).toBe(1);
    });

    it('does not prompt for a scope that end users never get', async () => {
      const options = await redirecting();
      const error = await refusal(
        (await loadAuthorization()).get(tenant.audience, ['update:users']),
      );
      expect(error.code).toBe('scope-never-granted-to-users');
      expect(options()).toEqual([]);
    });

    it('prompts once for a scope that Auth0 drops', async () => {
      const get = async (): Promise<unknown> =>
        (await loadAuthorization()).get(ORDERS, ['nope:orders']);
      await redirecting();
      expect((await refusal(get())).code).toBe('redirecting');
      const options = await redirectingAfterReload();
      expect((await refusal(get())).code).toBe('missing-scope');
      expect(options()).toEqual([]);
    });
  });

  for (const name of [
    'login_required',
    'consent_required',
    'interaction_required',
    'mfa_required',
  ]) {
    it(`prompts when Auth0 answers ${name}`, async () => {
      const asked: StepUpRequest[] = [];
      await signedIn({
        features: [
          withStepUp((request) => {
            asked.push(request);
            return Promise.resolve(false);
          }),
        ],
      });
      await tenant.fault({ name });
      const error = await refusal(getOrders());
      expect(error.code.replaceAll('-', '_')).toBe(name);
      expect(asked.map(({ audience, scopes }) => ({ audience, scopes }))).toEqual([
        { audience: ORDERS, scopes: ['read:orders'] },
      ]);
    });
  }
});

async function getOrders(): Promise<unknown> {
  return (await loadAuthorization()).get(ORDERS, ['read:orders']);
}

/** An app that steps up by redirect, and what it would have left with: Karma's page has to stay. */
async function redirecting(
  stepUp: Parameters<typeof withStepUp>[1] = {},
): Promise<() => readonly unknown[]> {
  const options: SpecAppOptions = {
    features: [withStepUp('redirect', stepUp)],
    providers: [provideRouter([{ path: '**', children: [] }])],
  };
  await signedIn(options);
  const redirect = spyOn(TestBed.inject(Auth0ClientService), 'loginWithRedirect').and.resolveTo();
  return () => redirect.calls.allArgs().flat();
}

async function redirectingAfterReload(): Promise<() => readonly unknown[]> {
  TestBed.resetTestingModule();
  await tenant.reset();
  return redirecting();
}
