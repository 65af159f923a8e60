import { HttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Auth0ClientService } from '@auth0/auth0-angular';
import { firstValueFrom } from 'rxjs';
import type { Auth0ProfileFeature } from '../feature/auth0-profile-feature';
import { withResource } from '../resources/with-resource';
import { withStepUp } from '../step-up/with-step-up';
import { tenant } from '../test-support/emulated-tenant';
import { loadAuthorization } from '../test-support/load-authorization';
import { refusal, until } from '../test-support/refusal';
import { freshTenant, signedIn } from '../test-support/signed-in';

const URL = 'https://api.example.com/orders';
const AUDIENCE = 'https://orders.example/';
const REFUSED = { status: 401, statusText: 'Unauthorized' };

/** What Auth0 answers to the renewal after an API has refused a token. */
const ANSWERS: readonly (readonly [string, string, Readonly<Record<string, unknown>>])[] = [
  ['login_required', 'login-required', { name: 'login_required' }],
  ['consent_required', 'consent-required', { name: 'consent_required' }],
  ['mfa_required', 'mfa-required', { name: 'mfa_required' }],
  [
    'invalid_grant',
    'login-required',
    { path: '/oauth/token', status: 403, body: { error: 'invalid_grant' } },
  ],
];

describe('a 401 whose renewal Auth0 refuses, at a tenant', () => {
  beforeEach(freshTenant);

  for (const [name, code, fault] of ANSWERS) {
    describe(`with ${name}`, () => {
      it('steps up by redirect, as for an expired token', async () => {
        await withCachedToken(withStepUp('redirect'));
        const leave = spyOn(
          TestBed.inject(Auth0ClientService),
          'loginWithRedirect',
        ).and.resolveTo();
        const answer = put();
        await tenant.fault(fault);
        await refuseNext();
        expect((await refusal(answer)).code).toBe('redirecting');
        expect(leave).toHaveBeenCalledTimes(1);
      });

      it('steps up by popup, and sends the request again', async () => {
        await withCachedToken(withStepUp('popup'));
        const open = spyOn(window, 'open').and.callThrough();
        const answer = put();
        await tenant.fault(fault);
        const refused = await refuseNext();
        const second = await nextRequest();
        expect(second.request.headers.get('Authorization')).not.toBe(refused);
        second.flush('saved');
        expect(await answer).toBe('saved');
        expect(open).toHaveBeenCalledTimes(1);
      });

      it('says so without a step-up', async () => {
        await withCachedToken();
        const answer = put();
        await tenant.fault(fault);
        await refuseNext();
        expect((await refusal(answer)).code as string).toBe(code);
      });
    });
  }

  it('steps up for a request that is refused later, too', async () => {
    await withCachedToken(withStepUp(() => Promise.resolve(false)));
    const [first, second] = [put(), put()];
    const requests = TestBed.inject(HttpTestingController).match(URL);
    await tenant.fault({ name: 'consent_required', times: 2 });
    for (const [index, answer] of [first, second].entries()) {
      requests[index]?.flush(null, REFUSED);
      expect((await refusal(answer)).code).toBe('consent-required');
    }
  });

  it('reports a lost connection to Auth0, and stays', async () => {
    await withCachedToken(withStepUp('redirect'));
    const leave = spyOn(TestBed.inject(Auth0ClientService), 'loginWithRedirect').and.resolveTo();
    const answer = put();
    await tenant.fault({ path: '/oauth/token', kind: 'drop', times: 9 });
    await refuseNext();
    expect((await refusal(answer)).code).toBe('network');
    expect(leave).not.toHaveBeenCalled();
  });
});

async function withCachedToken(...features: readonly Auth0ProfileFeature[]): Promise<void> {
  await signedIn({
    features: [
      withResource({ url: URL, audience: AUDIENCE, scopes: ['write:orders'] }),
      ...features,
    ],
    providers: [provideHttpClientTesting()],
  });
  await (await loadAuthorization()).get(AUDIENCE, ['write:orders']);
}

function put(): Promise<unknown> {
  return firstValueFrom(TestBed.inject(HttpClient).put(URL, {}, { responseType: 'text' }));
}

/** Refuses the next request with a 401; returns its `Authorization` header. */
async function refuseNext(): Promise<string> {
  // A token of the same second would be the same token.
  await tenant.advance(2);
  const request = await nextRequest();
  request.flush(null, REFUSED);
  return request.request.headers.get('Authorization') ?? '';
}

async function nextRequest() {
  const found: ReturnType<HttpTestingController['match']> = [];
  await until(() => {
    found.push(...TestBed.inject(HttpTestingController).match(URL));
    return found.length > 0;
  });
  const [request] = found;
  if (!request) {
    throw new Error('No request was sent.');
  }
  return request;
}
