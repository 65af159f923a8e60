import { HttpClient } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import { ProfileService, injectSession, scopeGuard } from 'ngx-auth0-profile';
import { withBff } from 'ngx-auth0-profile/bff';
import { firstValueFrom } from 'rxjs';
import {
  Auth0ProfileTestingController,
  provideAuth0ProfileTesting,
  type Auth0ProfileTestingOptions,
} from 'ngx-auth0-profile/testing';

describe('a test of an application with withBff()', () => {
  it('reads and edits the profile by the BFF, without a token', async () => {
    const { controller } = configure({ profile: { name: 'Ada' } });
    const profiles = TestBed.inject(ProfileService);
    await profiles.update({ name: 'Ada King' });
    expect(controller.sent.map(({ method, path }) => `${method} ${path}`)).toContain('PATCH /me');
    expect(profiles.profile()?.name).toBe('Ada King');
    for (const { headers } of controller.requests) {
      expect(headers.get('X-CSRF')).toBe('1');
      expect(headers.has('Authorization')).toBe(false);
    }
  });

  it('answers the APIs behind the BFF', async () => {
    const { controller } = configure({ responses: [{ path: '/api/shop/orders', body: [1] }] });
    expect(await firstValueFrom(TestBed.inject(HttpClient).get('/bff/api/shop/orders'))).toEqual([
      1,
    ]);
    expect(controller.requests.at(-1)?.headers.get('X-CSRF')).toBe('1');
  });

  it('has the session of the test, and a guard that compares its scopes', async () => {
    const { controller } = configure({ profile: { name: 'Ada' } });
    const session = TestBed.runInInjectionContext(injectSession);
    expect(session.user()?.name).toBe('Ada');
    expect(await TestBed.inject(Router).navigateByUrl('/settings')).toBe(true);
    await session.logout();
    expect(controller.logouts.length).toBe(1);
    expect(session.signedIn()).toBe(false);
  });
});

function configure(options: Auth0ProfileTestingOptions = {}) {
  TestBed.configureTestingModule({
    providers: [
      provideRouter([
        { path: 'settings', canActivate: [scopeGuard('update:profile')], children: [] },
      ]),
      provideAuth0ProfileTesting({ features: [withBff({ url: '/bff' })], ...options }),
    ],
  });
  return { controller: TestBed.inject(Auth0ProfileTestingController) };
}
