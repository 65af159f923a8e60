import { HttpClient, type HttpErrorResponse } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { firstValueFrom } from 'rxjs';
import type { Auth0ProfileFeature } from '../feature/auth0-profile-feature';
import { withResource } from '../resources/with-resource';
import { withStepUp } from '../step-up/with-step-up';
import { tenant } from '../test-support/emulated-tenant';
import { loadAuthorization } from '../test-support/load-authorization';
import { refusal, until } from '../test-support/refusal';
import { freshTenant, signedIn } from '../test-support/signed-in';
import { decodeJwt } from '../tokens/decode-jwt';

const URL = 'https://api.example.com/orders';
const AUDIENCE = 'https://orders.example/';

describe('an API that requires further scopes with a 403, at a tenant', () => {
  beforeEach(freshTenant);

  it('gets them, and sends the request once more', async () => {
    await withFirstToken(withStepUp('popup'));
    const answer = post();
    await refuseNext('write:orders');
    const second = await nextRequest();
    expect(scopesOf(second)).toEqual(jasmine.arrayContaining(['read:orders', 'write:orders']));
    second.flush('done');
    expect(await answer).toBe('done');
  });

  it('prompts the user for them', async () => {
    await withFirstToken(withStepUp('popup'));
    const open = spyOn(window, 'open').and.callThrough();
    const answer = post();
    await tenant.fault({ name: 'consent_required' });
    await refuseNext('write:orders');
    (await nextRequest()).flush('done');
    expect(await answer).toBe('done');
    expect(open).toHaveBeenCalledTimes(1);
  });

  it('returns the answer when the token has them already', async () => {
    await withFirstToken(withStepUp('popup'));
    const answer = post();
    await refuseNext('read:orders');
    expect(await statusOf(answer)).toBe(403);
    expect(await tenant.tokenRequests(AUDIENCE)).toBe(0);
  });

  it('returns the answer when the API refuses again', async () => {
    await withFirstToken(withStepUp('popup'));
    const answer = post();
    await refuseNext('write:orders');
    await refuseNext('write:orders');
    expect(await statusOf(answer)).toBe(403);
    TestBed.inject(HttpTestingController).verify();
  });

  it('returns the answer when the user cannot get them', async () => {
    await withFirstToken(withStepUp(() => Promise.resolve(true)));
    const answer = post();
    await refuseNext('nope:orders');
    expect(await statusOf(answer)).toBe(403);
  });

  it('returns the answer without a step-up', async () => {
    await withFirstToken();
    const answer = post();
    await refuseNext('write:orders');
    expect(await statusOf(answer)).toBe(403);
    expect(await tenant.tokenRequests(AUDIENCE)).toBe(0);
  });

  it('reports why the user was not prompted successfully', async () => {
    await withFirstToken(withStepUp('popup'));
    spyOn(window, 'open').and.returnValue(null);
    const answer = post();
    await tenant.fault({ name: 'consent_required' });
    await refuseNext('write:orders');
    expect((await refusal(answer)).code).toBe('popup-blocked');
  });
});

async function withFirstToken(...features: readonly Auth0ProfileFeature[]): Promise<void> {
  await signedIn({
    features: [
      withResource({ url: URL, audience: AUDIENCE, scopes: ['read:orders'] }),
      ...features,
    ],
    providers: [provideHttpClientTesting()],
  });
  await (await loadAuthorization()).get(AUDIENCE, ['read:orders']);
  await tenant.forgetRequests();
}

function post(): Promise<unknown> {
  return firstValueFrom(TestBed.inject(HttpClient).post(URL, {}, { responseType: 'text' }));
}

async function statusOf(answer: Promise<unknown>): Promise<number | undefined> {
  const error: unknown = await answer.catch((caught: unknown) => caught);
  return (error as HttpErrorResponse).status;
}

async function refuseNext(scope: string): Promise<void> {
  (await nextRequest()).flush(null, {
    status: 403,
    statusText: 'Forbidden',
    headers: { 'WWW-Authenticate': `Bearer error="insufficient_scope", scope="${scope}"` },
  });
}

type SentRequest = ReturnType<HttpTestingController['match']>[number];

async function nextRequest(): Promise<SentRequest> {
  const found: SentRequest[] = [];
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

function scopesOf({ request }: SentRequest): readonly string[] {
  const token = request.headers.get('Authorization')?.replace('Bearer ', '') ?? '';
  return String(decodeJwt(token)?.claims['scope']).split(' ');
}
