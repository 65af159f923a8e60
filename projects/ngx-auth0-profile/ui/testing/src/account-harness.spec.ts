import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import type { Auth0ProfileFeature } from 'ngx-auth0-profile';
import { withMyAccount } from 'ngx-auth0-profile/my-account';
import {
  Auth0ProfileTestingController,
  provideAuth0ProfileTesting,
} from 'ngx-auth0-profile/testing';
import { Auth0Account } from 'ngx-auth0-profile/ui';
import { AccountHarness } from 'ngx-auth0-profile/ui/testing';

describe('AccountHarness', () => {
  it('opens a section, fills in a field, and saves', async () => {
    const { account, controller } = await open();
    const preferences = await account.open('preferences');
    await (await preferences.field('Motto')).enter('Slowly');
    await preferences.save();
    await controller.settled();

    expect(await preferences.status()).toBe('Saved.');
    expect(controller.profile?.user_metadata).toEqual({ motto: 'Slowly', news: true });
  });

  it('reads what a section shows', async () => {
    const { account } = await open();
    expect(await account.navigation()).toEqual([
      'Profile',
      'Preferences',
      'E-mail address',
      'Connected accounts',
      'Two-step login',
    ]);
    const preferences = await account.open('preferences');
    expect(await account.current()).toBe('Preferences');
    expect(await preferences.heading()).toBe('Preferences');
    const news = await preferences.field('News');
    expect(await news.value()).toBe('on');
    await news.toggle();
    expect(await news.value()).toBe('off');
    const profile = await account.open('profile');
    expect(await (await profile.field('Name')).isLocked()).toBe(true);
  });

  it('adds an authentication method by the My Account API', async () => {
    const { account, controller } = await open([withMyAccount()]);
    const security = await account.open('security');
    await controller.settled();
    await security.click('Add: Authenticator app');
    await controller.settled();
    expect(await security.secret()).toBe('TESTSECRET');
    await (await security.field('The code that the app shows')).enter('123456');
    await security.save();
    await controller.settled();
    expect(await security.status()).toBe('The method was added: Authenticator app.');
    expect(await security.hasPanel()).toBe(false);
    expect((await security.items())[0]).toContain('Authenticator app');
  });

  it('names what there is instead of what is missing', async () => {
    const { account } = await open();
    let message = '';
    try {
      await account.open('devices');
    } catch (error) {
      message = String(error);
    }
    expect(message).toContain('The section devices is not offered. These are: Profile, ');
  });
});

async function open(features: readonly Auth0ProfileFeature[] = []): Promise<{
  readonly account: AccountHarness;
  readonly controller: Auth0ProfileTestingController;
}> {
  TestBed.configureTestingModule({
    providers: [
      provideAuth0ProfileTesting({
        features,
        profile: { name: 'Ada', user_metadata: { news: true } },
      }),
    ],
  });
  const fixture = TestBed.createComponent(Auth0Account);
  fixture.componentRef.setInput('preferences', [
    { kind: 'text', name: 'motto', label: 'Motto' },
    { kind: 'switch', name: 'news', label: 'News' },
  ]);
  const account = await TestbedHarnessEnvironment.harnessForFixture(fixture, AccountHarness);
  const controller = TestBed.inject(Auth0ProfileTestingController);
  await controller.settled();
  return { account, controller };
}
