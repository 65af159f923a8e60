import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import type { TestRequest } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { ProfileService } from '../profile/profile-service';
import { withProxy } from '../resources/with-proxy';
import { tenant } from '../test-support/emulated-tenant';
import { mint } from '../test-support/mint';
import { refusal, until } from '../test-support/refusal';
import { freshTenant, signedIn } from '../test-support/signed-in';

import { decodeJwt } from '../tokens/decode-jwt';
import { AccountService } from './account-service';
import { IdentityService } from './identity-service';

const URL = 'https://profile.example.com';
const AUDIENCE = 'https://profile-proxy.example/';

describe('AccountService at a tenant', () => {
  beforeEach(freshTenant);

  it('requests a password ticket from the proxy, with a token for the proxy', async () => {
    const next = await app();
    const ticket = TestBed.inject(AccountService).createPasswordTicket();
    const request = await next('POST', `${URL}/me/password-ticket`);
    expect(request.request.body).toEqual({});
    const claims = decodeJwt(request.request.headers.get('Authorization')?.slice(7) ?? '')?.claims;
    expect(claims?.['aud']).toContain(AUDIENCE);
    request.flush({ ticket: 'https://tenant.example/lo/reset?ticket=1' }, created);
    expect(await ticket).toBe('https://tenant.example/lo/reset?ticket=1');
  });

  it('requests the verification e-mail from the proxy', async () => {
    const next = await app();
    const sent = TestBed.inject(AccountService).sendVerificationEmail();
    const request = await next('POST', `${URL}/me/verification-email`);
    expect(request.request.body).toEqual({});
    request.flush({ status: 'sent' });
    await expectAsync(sent).toBeResolved();
  });

  it('deletes the account with a separate scope', async () => {
    const next = await app();
    const deleted = TestBed.inject(AccountService).deleteAccount();
    const request = await next('DELETE', `${URL}/me`);
    const claims = decodeJwt(request.request.headers.get('Authorization')?.slice(7) ?? '')?.claims;
    expect(claims?.['scope']).toContain('delete:profile');
    request.flush(null);
    await expectAsync(deleted).toBeResolved();
  });

  it('fails before any request without a proxy', async () => {
    await signedIn();
    await tenant.forgetRequests();
    const error = await refusal(TestBed.inject(AccountService).createPasswordTicket());
    expect(error.code).toBe('configuration');
    expect(error.message).toContain('withProxy()');
    expect(await tenant.requests()).toEqual([]);
  });
});

describe("IdentityService with a proxy in mode 'proxy'", () => {
  beforeEach(freshTenant);

  it('links and unlinks through the proxy', async () => {
    const next = await app();
    // What was read before the link would be read again, or not, as it happens.
    const loaded = TestBed.inject(ProfileService).load();
    (await next('GET', `${URL}/me`)).flush({ user_id: 'auth0|spec-user' });
    await loaded;
    const service = TestBed.inject(IdentityService);
    const idToken = await mint({ kind: 'id-token', userId: tenant.otherUser });
    const linked = service.link(idToken);
    const link = await next('POST', `${URL}/me/identities`);
    expect(link.request.body).toEqual({ link_with: idToken });
    link.flush([{ provider: 'auth0', user_id: 'spec-user' }], created);
    (await next('GET', `${URL}/me`)).flush({ user_id: 'auth0|spec-user' });
    expect((await linked).length).toBe(1);

    const unlinked = service.unlink({ provider: 'google-oauth2', user_id: '1234' });
    (await next('DELETE', `${URL}/me/identities/google-oauth2/1234`)).flush([]);
    (await next('GET', `${URL}/me`)).flush({ user_id: 'auth0|spec-user' });
    expect(await unlinked).toEqual([]);
  });
});

const created = { status: 201, statusText: 'Created' };

/** An app whose requests the spec answers, while its tokens come from the tenant. */
async function app(): Promise<(method: string, url: string) => Promise<TestRequest>> {
  await signedIn({
    features: [withProxy({ url: URL, audience: AUDIENCE, mode: 'proxy' })],
    providers: [provideHttpClientTesting()],
  });
  const http = TestBed.inject(HttpTestingController);
  return async (method, wanted) => {
    const found: TestRequest[] = [];
    await until(() => {
      found.push(...http.match((r) => r.method === method && r.url === wanted));
      return found.length > 0;
    });
    return found[0]!;
  };
}
