import { TestBed } from '@angular/core/testing';
import { Auth0ClientService } from '@auth0/auth0-angular';
import { injectSession } from 'ngx-auth0-profile';
import { withMyAccount } from 'ngx-auth0-profile/my-account';
import { tenant } from '../../../src/test-support/emulated-tenant';
import { freshTenant, signInAs } from '../../../src/test-support/signed-in';
import {
  eventually,
  myAccountChangesSent,
  openSection,
  specProxy,
} from '../test-support/account-page';
import { AccountPassword } from './account-password';

describe('AccountPassword with the My Account API', () => {
  beforeEach(freshTenant);

  it('changes the password by the rules of the tenant', async () => {
    const section = await open();
    await section.click('Change password');
    await eventually(() => section.hasPanel(), true);
    const rules = await section.text();
    expect(rules).toContain('At least 8 characters');
    expect(rules).toContain('Three of these: capital letters, small letters, digits, and other');
    const password = await section.field('New password');
    await password.enter('short');
    await section.save();
    await eventually(
      () => password.error(),
      'This password was not accepted. Choose one that you have not used before and that is hard to guess.',
    );
    expect(await password.value()).toBe('short');
    await password.enter('Another-password-2');
    await section.save();
    await eventually(() => section.status(), 'Your password was changed.');
    expect(await section.hasPanel()).toBeFalse();
    expect(await myAccountChangesSent()).toEqual([
      'POST /me/v1/authentication-methods',
      'POST /me/v1/authentication-methods/password%7Cnew/verify',
      'POST /me/v1/authentication-methods/password%7Cnew/verify',
    ]);
  });

  it('closes its form when another user signs in', async () => {
    const section = await open();
    await section.click('Change password');
    await eventually(() => section.hasPanel(), true);
    await signInAs(tenant.otherUser);
    await eventually(() => section.hasPanel(), false);
  });

  it('does not keep a password over a login', async () => {
    const section = await open();
    await section.click('Change password');
    await eventually(() => section.hasPanel(), true);
    await (await section.field('New password')).enter('Another-password-2');
    const logins = spyOn(TestBed.inject(Auth0ClientService), 'loginWithRedirect').and.resolveTo();
    await TestBed.runInInjectionContext(() => injectSession()).login();
    expect(logins).toHaveBeenCalledTimes(1);
    expect(JSON.stringify(logins.calls.mostRecent().args)).not.toContain('Another-password-2');
  });

  it('asks for the password of the provider at the provider', async () => {
    const section = await openSection(
      AccountPassword,
      {},
      { features: [withMyAccount()], user: tenant.socialUser },
    );
    expect(await section.text()).toContain('You log in with Google. Change your password there.');
  });

  it('is not available without the API and without a proxy', async () => {
    const section = await openSection(AccountPassword, {}, { features: [] });
    expect(await section.text()).toContain('This is not available here.');
  });
});

function open() {
  return openSection(AccountPassword, {}, { features: [withMyAccount(), specProxy()] });
}
