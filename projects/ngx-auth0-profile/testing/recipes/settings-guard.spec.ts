import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { scopeGuard } from 'ngx-auth0-profile';
import {
  Auth0ProfileTestingController,
  provideAuth0ProfileTesting,
  type Auth0ProfileTestingOptions,
} from 'ngx-auth0-profile/testing';

@Component({ template: 'Page' })
class Page {}

const guard = scopeGuard({ allOf: ['update:current_user_metadata'], redirectTo: '/access-denied' });

async function openSettings(options: Auth0ProfileTestingOptions): Promise<string> {
  TestBed.configureTestingModule({
    providers: [
      provideRouter([
        { path: 'settings', component: Page, canActivate: [guard] },
        { path: 'access-denied', component: Page },
      ]),
      provideAuth0ProfileTesting(options),
    ],
  });
  const harness = await RouterTestingHarness.create();
  await harness.navigateByUrl('/settings');
  return TestBed.inject(Router).url;
}

describe('the guard of /settings', () => {
  it('activates the route when the scope is granted', async () => {
    expect(await openSettings({})).toBe('/settings');
  });

  it('redirects with the reason when the scope is missing', async () => {
    expect(await openSettings({ scopes: ['read:current_user'] })).toBe(
      '/access-denied?reason=missing-scope&scopes=update:current_user_metadata',
    );
  });

  it('starts a login that leads back when nobody is logged in', async () => {
    await openSettings({ profile: null });
    const { logins } = TestBed.inject(Auth0ProfileTestingController);
    expect(logins.map(({ target }) => target)).toEqual(['/settings']);
  });
});
