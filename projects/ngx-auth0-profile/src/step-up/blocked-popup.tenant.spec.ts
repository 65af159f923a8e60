import { HttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Auth0ClientService } from '@auth0/auth0-angular';
import { firstValueFrom } from 'rxjs';
import { withResource } from '../resources/with-resource';
import { tenant } from '../test-support/emulated-tenant';
import { loadAuthorization } from '../test-support/load-authorization';
import { refusal, until } from '../test-support/refusal';
import { freshTenant, signedIn } from '../test-support/signed-in';
import type { StepUpMethod } from './step-up';
import { withStepUp } from './with-step-up';

const URL = 'https://api.example.com/orders';
const AUDIENCE = 'https://orders.example/';

describe('a popup that the browser has blocked, at a tenant', () => {
  beforeEach(freshTenant);

  for (const method of ['popup', ownPopup] as const satisfies readonly StepUpMethod[]) {
    describe(method === 'popup' ? 'by popup' : 'by a function', () => {
      it('is opened first in the next click, before anything is requested', async () => {
        const original = window.open.bind(window);
        const open = await blockedPopup(method);
        let isLater = false;
        open.and.callFake((...args: Parameters<typeof window.open>) => {
          expect(isLater).toBeFalse();
          return original(...args);
        });
        clicked(true);
        const answer = get();
        setTimeout(() => (isLater = true));
        await until(() => isLater);
        expect(open).toHaveBeenCalledTimes(2);
        await answerNext();
        expect(await answer).toBe('done');
        // The popup itself, and no silent attempt.
        expect(await tenant.tokenRequests(AUDIENCE)).toBe(1);
      });

      it('is opened first only once', async () => {
        const open = await blockedPopup(method);
        open.and.callThrough();
        clicked(true);
        const first = get();
        await answerNext();
        await first;
        (await loadAuthorization()).silentTokens.clear();
        const second = get();
        await answerNext();
        await second;
        expect(open).toHaveBeenCalledTimes(2);
      });

      it('is not opened first without a click', async () => {
        const open = await blockedPopup(method);
        clicked(false);
        const answer = get();
        await answerNext();
        expect(await answer).toBe('done');
        expect(open).toHaveBeenCalledTimes(1);
      });
    });
  }

  it('is not opened for other scopes', async () => {
    const open = await blockedPopup('popup');
    clicked(true);
    await (await loadAuthorization()).get(AUDIENCE, ['write:orders']);
    expect(open).toHaveBeenCalledTimes(1);
  });
});

/** An application in which the first popup for a token was blocked. */
async function blockedPopup(method: StepUpMethod): Promise<jasmine.Spy> {
  await signedIn({
    features: [
      withResource({ url: URL, audience: AUDIENCE, scopes: ['read:orders'] }),
      withStepUp(method),
    ],
    providers: [provideHttpClientTesting()],
  });
  await tenant.fault({ name: 'consent_required' });
  const open = spyOn(window, 'open').and.returnValue(null);
  expect((await refusal(get())).code).toBe('popup-blocked');
  await tenant.forgetRequests();
  return open;
}

/** A step-up function of the application that opens a popup itself. */
async function ownPopup(request: {
  audience: string;
  scopes: readonly string[];
}): Promise<boolean> {
  await TestBed.inject(Auth0ClientService).getTokenWithPopup({
    authorizationParams: { audience: request.audience, scope: request.scopes.join(' ') },
  });
  return true;
}

/** Specs run without a click of a user. */
function clicked(isActive: boolean): void {
  spyOnProperty(navigator, 'userActivation').and.returnValue({ isActive, hasBeenActive: true });
}

function get(): Promise<unknown> {
  return firstValueFrom(TestBed.inject(HttpClient).get(URL, { responseType: 'text' }));
}

async function answerNext(): Promise<void> {
  const sent = (): boolean => {
    const [request] = TestBed.inject(HttpTestingController).match(URL);
    request?.flush('done');
    return request !== undefined;
  };
  await until(sent);
}
