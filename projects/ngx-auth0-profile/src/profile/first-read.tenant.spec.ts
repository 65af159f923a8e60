import type { HttpInterceptorFn } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { tenant } from '../test-support/emulated-tenant';
import { until } from '../test-support/refusal';
import { freshTenant, signedIn, type SpecAppOptions } from '../test-support/signed-in';
import { AccessTokens } from '../tokens/access-tokens';
import { ProfileService } from './profile-service';
import { withProxy } from './proxy-options';

describe('the profile a page opens with', () => {
  beforeEach(freshTenant);

  it('is read with the token of the login, before what gets tokens is loaded', async () => {
    const loading: unknown[] = [];
    const { profiles, tokens } = await opens({
      interceptors: [when(() => loading.push(tokens.loading))],
    });
    await until(() => profiles.profile() !== undefined);
    expect(profiles.profile()?.user_id).toBe(tenant.user);
    expect(loading).toEqual([undefined]);
    await until(() => tokens.authorization !== undefined);
    expect(await reads()).toEqual([200]);
    expect(await logins()).toBe(0);
  });

  it('is read with that token where the login asks for scopes by API, as `ng add` writes it', async () => {
    const loading: unknown[] = [];
    const scope = {
      default: 'openid profile email',
      [tenant.audience]: 'openid profile email read:current_user update:current_user_metadata',
    };
    const { profiles, tokens } = await opens({
      auth: {
        authorizationParams: { redirect_uri: location.origin, audience: tenant.audience, scope },
      },
      interceptors: [when(() => loading.push(tokens.loading))],
    });
    await until(() => profiles.profile() !== undefined);
    expect(loading).toEqual([undefined]);
  });

  it('is read once, also when the page asks for it meanwhile', async () => {
    let asked: Promise<unknown> | undefined;
    const { profiles } = await opens({
      interceptors: [
        when(() => {
          asked = profiles.load();
        }),
      ],
    });
    await until(() => asked !== undefined);
    expect(await asked).toEqual(jasmine.objectContaining({ user_id: tenant.user }));
    expect(await reads()).toEqual([200]);
  });

  it('is read once, also when the page asks for it at once', async () => {
    const { profiles } = await opens();
    expect((await profiles.load()).user_id).toBe(tenant.user);
    expect(await reads()).toEqual([200]);
  });

  it('is that of a user whose id has a slash', async () => {
    const user = 'samlp|directory|people/ada';
    const { profiles } = await opens({}, user);
    await until(() => profiles.profile() !== undefined);
    expect(profiles.profile()?.user_id).toBe(user);
    expect(await reads()).toEqual([200]);
  });

  it('waits as the tenant says when it is too much', async () => {
    const { profiles } = await opens({}, tenant.user, { status: 429 });
    await until(() => profiles.waitingUntil() !== undefined);
    await until(() => profiles.profile() !== undefined);
    expect(await reads()).toEqual([429, 200]);
    expect(profiles.error()).toBeUndefined();
  });

  it('is read with another token when the API refuses that of the login', async () => {
    const { profiles } = await opens({}, tenant.user, { status: 401 });
    await until(() => profiles.profile() !== undefined);
    expect(await reads()).toEqual([401, 200]);
    expect(await tenant.tokenRequests(tenant.audience)).toBe(1);
  });

  it('fails once, and says why', async () => {
    const { profiles, tokens } = await opens({}, tenant.user, { status: 403 });
    await until(() => profiles.status() === 'error');
    expect(profiles.error()?.status).toBe(403);
    await until(() => tokens.authorization !== undefined);
    expect(await reads()).toEqual([403]);
    expect((await profiles.load()).user_id).toBe(tenant.user);
  });

  it('can be edited at once', async () => {
    const { profiles } = await opens();
    const edited = await profiles.updateMetadata({ theme: 'dark' });
    expect(edited?.user_metadata['theme']).toBe('dark');
    expect(profiles.profile()?.user_metadata['theme']).toBe('dark');
  });

  it('is read from the proxy where that is there for everything', async () => {
    const url = 'https://profile.example.com';
    await opens({
      features: [withProxy({ url, audience: 'https://profile-proxy.example/', mode: 'proxy' })],
      providers: [provideHttpClientTesting()],
    });
    const sent: string[] = [];
    await until(() => {
      const requests = TestBed.inject(HttpTestingController).match(() => true);
      sent.push(...requests.map(({ request }) => request.url));
      return sent.length > 0;
    });
    expect(sent).toEqual([`${url}/me`]);
  });

  it('is read the long way where nothing but the audience is asked for at the login', async () => {
    const loading: unknown[] = [];
    const { profiles, tokens } = await opens({
      auth: {
        authorizationParams: { redirect_uri: location.origin, audience: tenant.audience },
      },
      interceptors: [when(() => loading.push(tokens.loading))],
    });
    await until(() => profiles.profile() !== undefined);
    expect(loading).toEqual([jasmine.any(Promise)]);
    expect(await reads()).toEqual([200]);
  });
});

/** A page whose login asks for what the profile needs; the first answer to a read may be a refusal. */
async function opens(
  options: SpecAppOptions = {},
  user = tenant.user,
  refusal?: { readonly status: number },
) {
  const { audience } = tenant;
  const scope = 'openid profile email read:current_user update:current_user_metadata';
  await signedIn(
    {
      auth: { authorizationParams: { redirect_uri: location.origin, audience, scope } },
      ...options,
    },
    user,
  );
  if (refusal) {
    // A token of the same second would be the same token.
    await tenant.advance(2);
    await tenant.fault({ path: '/api/v2/users/*', method: 'GET', ...refusal, times: 1 });
  }
  return { profiles: TestBed.inject(ProfileService), tokens: TestBed.inject(AccessTokens) };
}

/** An interceptor that tells of requests. */
function when(sent: () => void): HttpInterceptorFn {
  return (request, next) => {
    sent();
    return next(request);
  };
}

/** What the tenant answered to those who read the user. */
async function reads(): Promise<readonly number[]> {
  return (await tenant.requests())
    .filter(({ method, path }) => method === 'GET' && /\/users\/[^/]+$/.test(path))
    .map(({ status }) => status);
}

async function logins(): Promise<number> {
  return (await tenant.requests()).filter(({ path }) => path === '/authorize').length;
}
