import { HttpClient, type HttpInterceptorFn } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { firstValueFrom } from 'rxjs';
import { profileInterceptor } from '../interceptor/profile-interceptor';
import { ProfileService } from '../profile/profile-service';
import { Resources } from '../resources/resources';
import { tenant } from '../test-support/emulated-tenant';
import { freshTenant, signedIn } from '../test-support/signed-in';

describe('ApiClient at a tenant', () => {
  beforeEach(freshTenant);

  it('does not look up a rule for a request of the library', async () => {
    await signedIn();
    const find = spyOn(TestBed.inject(Resources), 'find').and.callThrough();
    await TestBed.inject(ProfileService).load();
    expect(await reads()).toEqual([200]);
    expect(find).not.toHaveBeenCalled();
    // A request of the application to the same API is looked up.
    await firstValueFrom(
      TestBed.inject(HttpClient).get(
        `${tenant.audience}users/${encodeURIComponent(tenant.user)}/enrollments`,
      ),
    );
    expect(find).toHaveBeenCalledTimes(1);
  });

  it('requests one token when another interceptor copies the request first', async () => {
    const copied: HttpInterceptorFn = (request, next) =>
      next(request.clone({ setHeaders: { Accept: 'application/json' } }));
    await signedIn({ interceptors: [copied, profileInterceptor] });
    const find = spyOn(TestBed.inject(Resources), 'find').and.callThrough();
    const profile = await TestBed.inject(ProfileService).load();
    expect(profile.user_id).toBe(tenant.user);
    expect(await reads()).toEqual([200]);
    expect(await tenant.tokenRequests(tenant.audience)).toBe(1);
    // The copy is recognized as a request of the library.
    expect(find).not.toHaveBeenCalled();
  });

  it('works without profileInterceptor', async () => {
    await signedIn({ interceptors: [] });
    const profile = await TestBed.inject(ProfileService).load();
    expect(profile.user_id).toBe(tenant.user);
    expect(await reads()).toEqual([200]);
  });

  it('encodes a user id with a slash', async () => {
    const user = 'samlp|directory|people/ada';
    await signedIn({}, user);
    const profile = await TestBed.inject(ProfileService).load();
    expect(profile.user_id).toBe(user);
  });
});

/** What the tenant answered to those who read the user. */
async function reads(): Promise<readonly number[]> {
  return (await tenant.requests())
    .filter(({ method, path }) => method === 'GET' && /\/users\/[^/]+$/.test(path))
    .map(({ status }) => status);
}
