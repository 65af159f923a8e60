import { HttpClient } from '@angular/common/http';
import {
  HttpTestingController,
  provideHttpClientTesting,
  type TestRequest,
} from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { firstValueFrom } from 'rxjs';
import { withResource } from '../resources/with-resource';
import { until } from '../test-support/refusal';
import { freshTenant, signedIn } from '../test-support/signed-in';
import { decodeJwt } from '../tokens/decode-jwt';

const URL = 'https://api.example.com/orders?page=2#top';

describe('profileInterceptor with DPoP-bound tokens, at a tenant', () => {
  beforeEach(freshTenant);
  beforeEach(async () => {
    await signedIn({
      auth: { useDpop: true },
      features: [
        withResource({ url: 'https://api.example.com', audience: 'https://orders.example/' }),
      ],
      providers: [provideHttpClientTesting()],
    });
  });

  it('attaches a token as DPoP with a proof for method and URL', async () => {
    const answer = get();
    const request = await next();
    const [scheme, token = ''] = request.request.headers.get('Authorization')?.split(' ') ?? [];
    expect(scheme).toBe('DPoP');
    const proof = request.request.headers.get('DPoP') ?? '';
    expect(decodeJwt(proof)?.header['typ']).toBe('dpop+jwt');
    expect(decodeJwt(proof)?.claims).toEqual(
      jasmine.objectContaining({
        htm: 'GET',
        htu: 'https://api.example.com/orders',
        ath: await hash(token),
      }),
    );
    request.flush('fine');
    expect(await answer).toBe('fine');
  });

  it('creates a new proof for each request', async () => {
    const proofs: (string | null)[] = [];
    for (const _ of [1, 2]) {
      const answer = get();
      const request = await next();
      proofs.push(request.request.headers.get('DPoP'));
      request.flush('fine');
      await answer;
    }
    expect(new Set(proofs).size).toBe(2);
  });

  it('retries once with the nonce that the API requires', async () => {
    // The SDK keeps nonces beyond this run.
    const nonce = crypto.randomUUID();
    const answer = get();
    const refuse = { status: 401, statusText: 'Unauthorized', headers: { 'DPoP-Nonce': nonce } };
    (await next()).flush(null, refuse);
    const again = await next();
    expect(decodeJwt(again.request.headers.get('DPoP') ?? '')?.claims['nonce']).toBe(nonce);
    again.flush(null, refuse);
    await expectAsync(answer).toBeRejectedWith(jasmine.objectContaining({ status: 401 }));
    TestBed.inject(HttpTestingController).verify();
  });
});

function get(): Promise<unknown> {
  return firstValueFrom(TestBed.inject(HttpClient).get(URL, { responseType: 'text' }));
}

async function next(): Promise<TestRequest> {
  const found: TestRequest[] = [];
  await until(() => {
    found.push(...TestBed.inject(HttpTestingController).match(() => true));
    return found.length > 0;
  });
  return found[0]!;
}

/** The hash of a token as a proof names it (RFC 9449, section 4.2). */
async function hash(token: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token));
  return btoa(String.fromCharCode(...new Uint8Array(digest)))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');
}
