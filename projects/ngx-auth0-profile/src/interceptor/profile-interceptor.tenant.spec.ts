import { HttpClient, HttpContext, HttpErrorResponse } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { AuthService } from '@auth0/auth0-angular';
import { firstValueFrom } from 'rxjs';
import { tenant } from '../test-support/emulated-tenant';
import { refusal, until } from '../test-support/refusal';
import { freshTenant, signedIn } from '../test-support/signed-in';
import { TokenCache } from '../tokens/token-cache';
import { SKIP_PROFILE_TOKEN } from './skip-profile-token';

describe('profileInterceptor at a tenant', () => {
  beforeEach(freshTenant);

  it('authorizes an HttpClient request to the Management API', async () => {
    await signedIn();
    const user = await get('users/' + encodeURIComponent(tenant.user));
    expect(user).toEqual(jasmine.objectContaining({ user_id: tenant.user }));
  });

  it('requests one token for the first 200 requests', async () => {
    await signedIn();
    // A URL that no other spec reads: requests of the previous spec may still be running.
    await Promise.all(Array.from({ length: 200 }, () => get(`${me()}/enrollments`)));
    expect(await tenant.tokenRequests(tenant.audience)).toBe(1);
    const tokens = (await tenant.requests()).filter(({ path }) => path === '/oauth/token');
    expect(tokens.length).toBe(1);
    const calls = (await tenant.requests()).filter(
      ({ method, path }) => method === 'GET' && path.endsWith('/enrollments'),
    );
    expect(calls.length).toBe(200);
    expect(calls.every(({ status }) => status === 200)).toBeTrue();
  }, 60_000);

  for (const [when, prepare] of [
    ['first', () => Promise.resolve()],
    ['later', () => get(me())],
  ] as const) {
    it(`loses none of 3,000 ${when} requests, more than Chromium sends at once`, async () => {
      await signedIn();
      await prepare();
      const answers = await Promise.allSettled(
        Array.from({ length: 3_000 }, () => get(`${me()}/enrollments`)),
      );
      expect(answers.filter(({ status }) => status === 'rejected').length).toBe(0);
    }, 300_000);
  }

  it('renews a token once when several requests get a 401', async () => {
    await signedIn();
    await get(me());
    await tenant.forgetRequests();
    // A token issued in the same second would be the same token.
    await tenant.advance(2);
    await tenant.fault({ path: '/api/v2/users/*', method: 'GET', status: 401, times: 5 });
    await Promise.all(Array.from({ length: 5 }, () => get(me())));
    expect(await tenant.tokenRequests(tenant.audience)).toBe(1);
  });

  it('fails when the API refuses the renewed token too', async () => {
    await signedIn();
    await get(me());
    await tenant.forgetRequests();
    // A token issued in the same second would be the same token.
    await tenant.advance(2);
    await tenant.fault({ path: '/api/v2/users/*', method: 'GET', status: 401, times: 9 });
    const error = await get(me()).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(HttpErrorResponse);
    expect(await apiCalls()).toBe(2);
    await get(me()).catch(() => undefined);
    expect(await tenant.tokenRequests(tenant.audience)).toBe(1);
  });

  it('passes a request with SKIP_PROFILE_TOKEN unchanged', async () => {
    await signedIn();
    const error = await firstValueFrom(
      TestBed.inject(HttpClient).get(tenant.audience + me(), {
        context: new HttpContext().set(SKIP_PROFILE_TOKEN, true),
      }),
    ).catch((caught: unknown) => caught);
    expect((error as HttpErrorResponse).status).toBe(401);
    expect(await tenant.tokenRequests(tenant.audience)).toBe(0);
  });

  it('does not replace an Authorization header', async () => {
    await signedIn();
    const error = await firstValueFrom(
      TestBed.inject(HttpClient).get(tenant.audience + me(), {
        headers: { Authorization: 'Bearer opaque' },
      }),
    ).catch((caught: unknown) => caught);
    expect((error as HttpErrorResponse).status).toBe(400);
    expect(await tenant.tokenRequests(tenant.audience)).toBe(0);
  });

  it('drops the token at logout', async () => {
    await signedIn();
    await get(me());
    await tenant.endSessions();
    await firstValueFrom(TestBed.inject(AuthService).logout({ openUrl: false }));
    await until(() => TestBed.inject(TokenCache).getCached(tenant.audience, []) === undefined);
    const error = await refusal(get(me()));
    expect(error.code).toBe('login-required');
  });
});

function me(): string {
  return `users/${encodeURIComponent(tenant.user)}`;
}

function get(path: string): Promise<unknown> {
  return firstValueFrom(TestBed.inject(HttpClient).get(tenant.audience + path));
}

async function apiCalls(): Promise<number> {
  return (await tenant.requests()).filter(
    ({ method, path }) => method === 'GET' && path.startsWith('/api/v2/'),
  ).length;
}
