import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import type { TestRequest } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { tenant } from '../test-support/emulated-tenant';
import { refusal, until } from '../test-support/refusal';
import { freshTenant, signedIn } from '../test-support/signed-in';
import { decodeJwt } from '../tokens/decode-jwt';
import { ProfileService } from './profile-service';
import { withProxy, type ProxyOptions } from '../resources/with-proxy';

const URL = 'https://profile.example.com';
const AUDIENCE = 'https://profile-proxy.example/';
/** The profile at the Management API. */
const STORED = `${tenant.audience}users/auth0%7Cspec-user`;
const me = { user_id: 'auth0|spec-user', name: 'Spec User', user_metadata: { theme: 'light' } };

describe('withProxy at a tenant', () => {
  beforeEach(freshTenant);

  describe('for privileged edits', () => {
    it('sends root attributes to the proxy, with a token for the proxy', async () => {
      const { profiles, next } = await app();
      const update = profiles.update({ name: 'Eve', picture: null });
      (await next('GET', STORED)).flush({ ...me, picture: 'https://cdn.example.com/1.png' });
      const patch = await next('PATCH', `${URL}/me`);
      expect(patch.request.body).toEqual({ name: 'Eve', picture: null });
      const claims = decodeJwt(tokenOf(patch))?.claims;
      expect(claims?.['aud']).toContain(AUDIENCE);
      expect(claims?.['scope']).toContain('update:profile');
      patch.flush({ ...me, name: 'Eve' });
      const read = await next('GET', STORED);
      read.flush({ ...me, name: 'Eve' });
      expect((await update)?.name).toBe('Eve');
    });

    it('sends an e-mail address in a separate request', async () => {
      const { profiles, next } = await app();
      const update = profiles.update({ name: 'Eve', email: 'eve@example.com' });
      (await next('GET', STORED)).flush(me);
      const patch = await next('PATCH', `${URL}/me`);
      expect(patch.request.body).toEqual({ name: 'Eve' });
      patch.flush(me);
      const email = await next('POST', `${URL}/me/email`);
      expect(email.request.body).toEqual({ email: 'eve@example.com' });
      email.flush({ email: 'eve@example.com', status: 'requested' });
      (await next('GET', STORED)).flush(me);
      await update;
    });

    it('sends metadata to the Management API', async () => {
      const { profiles, next } = await app();
      const update = profiles.updateMetadata({ theme: 'dark' });
      const patch = await next('PATCH', `${tenant.audience}users/auth0%7Cspec-user`);
      expect(patch.request.body).toEqual({ user_metadata: { theme: 'dark' } });
      patch.flush(me);
      await update;
    });

    it('does not send attributes again that the server has, whatever the page shows', async () => {
      const { profiles, next } = await app();
      const { name } = me;
      const picture = 'https://cdn.example.com/1.png';
      const update = profiles.update({ name, picture, email: 'Ada@Example.com', nickname: null });
      (await next('GET', STORED)).flush({ ...me, name: 'Old', picture, email: 'ada@example.com' });
      const patch = await next('PATCH', `${URL}/me`);
      expect(patch.request.body).toEqual({ name });
      patch.flush(me);
      (await next('GET', STORED)).flush(me);
      await update;
      TestBed.inject(HttpTestingController).verify();
    });

    it('sends nothing where the server has all attributes', async () => {
      const { profiles, next } = await app();
      const update = profiles.update({ name: 'Eve', email: 'eve@example.com' });
      (await next('GET', STORED)).flush({ ...me, name: 'Eve', email: 'eve@example.com' });
      expect((await update)?.name).toBe('Eve');
      TestBed.inject(HttpTestingController).verify();
    });

    it('checks metadata before it sends the attributes', async () => {
      const { profiles } = await app();
      const user_metadata = { 'a.b': 1 };
      const error = await refusal(profiles.update({ name: 'Eve', user_metadata }));
      expect(error.code).toBe('invalid-metadata');
      TestBed.inject(HttpTestingController).verify();
    });

    it('names the fields that the proxy refuses', async () => {
      const { profiles, next } = await app();
      const update = refusal(profiles.update({ name: 'Eve' }));
      (await next('GET', STORED)).flush(me);
      (await next('PATCH', `${URL}/me`)).flush(
        {
          type: 'urn:auth0-profile-proxy:problem:field-not-allowed',
          code: 'field-not-allowed',
          fields: ['name'],
        },
        { status: 403, statusText: 'Forbidden' },
      );
      const error = await update;
      expect(error.code).toBe('field-needs-backend');
      expect(error.fields).toEqual(['name']);
      expect(error.status).toBe(403);
    });
  });

  describe("with mode 'proxy'", () => {
    it('requests no Management API token', async () => {
      const { profiles, next } = await app({ mode: 'proxy' });
      const update = profiles.updateMetadata({ theme: 'dark' });
      const patch = await next('PATCH', `${URL}/me`);
      expect(patch.request.body).toEqual({ user_metadata: { theme: 'dark' } });
      patch.flush({ ...me, user_metadata: { theme: 'dark' } });
      await update;
      expect(profiles.profile()?.user_metadata['theme']).toBe('dark');
      expect(await tenant.tokenRequests(tenant.audience)).toBe(0);
      expect(await tenant.tokenRequests(AUDIENCE)).toBe(1);
    });

    it('removes all metadata with null, because the proxy refuses an empty edit', async () => {
      const { profiles, next } = await app({ mode: 'proxy' });
      const cleared = profiles.clearMetadata();
      const patch = await next('PATCH', `${URL}/me`);
      expect(patch.request.body).toEqual({ user_metadata: null });
      patch.flush({ ...me, user_metadata: {} });
      await cleared;
      expect(profiles.profile()?.user_metadata).toEqual({});
    });
  });
});

/** An app whose requests the spec answers, while its tokens come from the tenant. */
async function app(options: Partial<ProxyOptions> = {}): Promise<{
  readonly profiles: ProfileService;
  readonly next: (method: string, url: string) => Promise<TestRequest>;
}> {
  await signedIn({
    features: [withProxy({ url: `${URL}/`, audience: AUDIENCE, ...options })],
    providers: [provideHttpClientTesting()],
  });
  const http = TestBed.inject(HttpTestingController);
  const next = async (method: string, wanted: string): Promise<TestRequest> => {
    const found: TestRequest[] = [];
    await until(() => {
      found.push(...http.match((r) => r.method === method && r.url === wanted));
      return found.length > 0;
    });
    return found[0]!;
  };
  const profiles = TestBed.inject(ProfileService);
  const loaded = profiles.load();
  const read = options.mode === 'proxy' ? `${URL}/me` : `${tenant.audience}users/auth0%7Cspec-user`;
  (await next('GET', read)).flush(me);
  await loaded;
  return { profiles, next };
}

function tokenOf({ request }: TestRequest): string {
  return request.headers.get('Authorization')?.replace('Bearer ', '') ?? '';
}
