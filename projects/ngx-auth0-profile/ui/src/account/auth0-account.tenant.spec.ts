import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { Auth0ClientService, AuthService } from '@auth0/auth0-angular';
import { ProfileService } from 'ngx-auth0-profile';
import { firstValueFrom } from 'rxjs';
import { tenant } from '../../../src/test-support/emulated-tenant';
import { freshTenant, signedIn, signInAs } from '../../../src/test-support/signed-in';
import { Auth0Account } from './auth0-account';
import { unsavedChangesGuard } from '../draft/unsaved-changes-guard';
import { eventually, openAccount, specProxy } from '../test-support/account-page';

const FIELDS = [{ kind: 'text', name: 'motto', label: 'Motto' }] as const;

describe('Auth0Account', () => {
  beforeEach(freshTenant);

  describe('sections', () => {
    it('hides those that are not available', async () => {
      const { account } = await openAccount({}, { features: [] });
      await eventually(
        () => account.navigation(),
        ['Profile', 'E-mail address', 'Connected accounts', 'Two-step login'],
      );
    });

    it('explains those that are not available, where the application chooses so', async () => {
      const { account } = await openAccount({ unavailable: 'explain' }, { features: [] });
      const deletion = await account.open('deletion');
      expect(await deletion.text()).toContain('This is not available here.');
      expect(await account.current()).toBe('Delete account');
    });

    it('keep what was entered while another section is shown, and mark it', async () => {
      const { account, fixture } = await openAccount({ preferences: FIELDS });
      const preferences = await account.open('preferences');
      await eventually(() => preferences.isLoading(), false);
      await (await preferences.field('Motto')).enter('Draft');
      await account.open('profile');
      await eventually(
        () =>
          (fixture.nativeElement as HTMLElement)
            .querySelector('nav')
            ?.textContent.includes('(not saved)'),
        true,
      );
      await account.open('preferences');
      expect(await (await preferences.field('Motto')).value()).toBe('Draft');
    });

    it('can be chosen by the application', async () => {
      const { account, fixture } = await openAccount({ section: 'email' });
      expect(await account.current()).toBe('E-mail address');
      fixture.componentRef.setInput('section', 'security');
      expect(await account.current()).toBe('Two-step login');
    });
  });

  describe('when the profile cannot be loaded', () => {
    it('says so, and loads it again on request', async () => {
      await tenant.fault({ path: '/api/v2/users/*', method: 'GET', status: 500, times: 9 });
      const { account, fixture } = await openAccount();
      const profile = await account.open('profile');
      await eventually(
        async () => (await profile.problem()).startsWith('Your data could not be loaded'),
        true,
      );
      await tenant.forgetFaults();
      await profile.click('Try again');
      expect(document.activeElement).toBe(
        (fixture.nativeElement as HTMLElement).querySelector('[data-section=profile] h2'),
      );
      await eventually(async () => (await profile.fields()).length, 5);
    });
  });

  describe('when the session ends', () => {
    it('keeps what was entered for the login that follows', async () => {
      const { account } = await openAccount({ preferences: FIELDS });
      const preferences = await account.open('preferences');
      await eventually(() => preferences.isLoading(), false);
      await (await preferences.field('Motto')).enter('Draft');
      const logins = spyOn(TestBed.inject(Auth0ClientService), 'loginWithRedirect').and.resolveTo();
      await tenant.endSessions();
      await tenant.fault({ path: '/api/v2/users/*', method: 'PATCH', status: 401, times: 9 });
      await preferences.save();
      await eventually(
        async () => (await preferences.text()).includes('What you have entered here is kept.'),
        true,
      );
      await preferences.click('Log in');
      await eventually(() => logins.calls.count(), 1);
      const appState: unknown = JSON.parse(
        JSON.stringify(logins.calls.mostRecent().args[0]?.appState),
      );

      // The page after the login.
      TestBed.resetTestingModule();
      await tenant.forgetFaults();
      const { account: later } = await openAccount({ preferences: FIELDS });
      const client = TestBed.inject(Auth0ClientService);
      spyOn(client, 'handleRedirectCallback').and.resolveTo({ appState } as never);
      await firstValueFrom(TestBed.inject(AuthService).handleRedirectCallback());
      await eventually(() => later.current(), 'Preferences');
      const restored = await later.open('preferences');
      await eventually(() => restored.isLoading(), false);
      await eventually(async () => (await restored.field('Motto')).value(), 'Draft');
    });
  });

  describe('when another user signs in', () => {
    it('does not show what was entered before, and says so', async () => {
      const { account } = await openAccount({ preferences: FIELDS });
      const preferences = await account.open('preferences');
      await eventually(() => preferences.isLoading(), false);
      await (await preferences.field('Motto')).enter('Draft');
      await signInAs(tenant.otherUser);
      await eventually(() => TestBed.inject(ProfileService).profile()?.user_id, tenant.otherUser);
      expect(await (await preferences.field('Motto')).value()).toBe('');
      expect(await preferences.text()).toContain('You are logged in with another account now.');
    });
  });

  describe('unsavedChangesGuard', () => {
    it('asks before a navigation leaves entries, and only then', async () => {
      await signedIn({
        features: [specProxy()],
        providers: [
          provideRouter([
            { path: 'account', component: Page, canDeactivate: [unsavedChangesGuard] },
            { path: 'other', component: Other },
          ]),
        ],
      });
      const harness = await RouterTestingHarness.create('/account');
      const field = (): HTMLInputElement | null =>
        (harness.fixture.nativeElement as HTMLElement).querySelector('input[id$=nickname]');
      await eventually(() => {
        harness.detectChanges();
        return field() !== null;
      }, true);
      const confirm = spyOn(window, 'confirm').and.returnValue(false);
      const input = field()!;
      input.value = 'Draft';
      input.dispatchEvent(new Event('input'));
      await TestBed.inject(Router).navigateByUrl('/other');
      expect(TestBed.inject(Router).url).toBe('/account');
      expect(confirm).toHaveBeenCalledOnceWith('Your changes are not saved. Leave this page?');
      input.value = 'spec.user';
      confirm.and.returnValue(true);
      await TestBed.inject(Router).navigateByUrl('/other');
      expect(TestBed.inject(Router).url).toBe('/other');
    });
  });
});

@Component({
  selector: 'auth0-account-page-test',
  imports: [Auth0Account],
  template: '<auth0-account />',
})
class Page {}

@Component({ selector: 'auth0-account-other-test', template: '' })
class Other {}
