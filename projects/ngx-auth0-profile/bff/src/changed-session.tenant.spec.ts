import { HttpClient } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { ProfileService, injectSession, withStepUp, type Session } from 'ngx-auth0-profile';
import { firstValueFrom } from 'rxjs';
import { tenant } from '../../src/test-support/emulated-tenant';
import { refusal, until } from '../../src/test-support/refusal';
import { configureBffApp, type BffAppOptions } from './test-support/bff-app';
import { freshBff, logIn, logOut } from './test-support/bff-login';
import { keepForm } from './test-support/kept-form';

const DARK = { theme: 'dark' };

describe('withBff, when the session ends while the page is open', () => {
  beforeEach(freshBff);

  it('refuses an edit, and shows that nobody is logged in', async () => {
    const { profiles, session, opened } = await openPage();
    await logOut();
    const error = await refusal(profiles.updateMetadata(DARK));
    expect(error.code).toBe('login-required');
    expect(profiles.error()?.code).toBe('login-required');
    await until(() => session.signedIn() === false);
    expect(profiles.profile()).toBeUndefined();
    expect(await tenant.metadata()).toEqual(jasmine.objectContaining({ theme: 'light' }));
    expect(opened).toEqual([]);
  });

  describe('with withStepUp()', () => {
    const features = [withStepUp('redirect')];

    it('opens one login, whatever else was begun', async () => {
      const { profiles, opened } = await openPage({ features });
      await logOut();
      const edit = profiles.updateMetadata(DARK);
      const later = profiles.update({ name: 'Ada' });
      expect((await refusal(edit)).code).toBe('redirecting');
      expect((await refusal(later)).code).toBe('login-required');
      expect(opened.map((url) => new URL(url).pathname)).toEqual(['/bff/login']);
      expect(await tenant.metadata()).toEqual(jasmine.objectContaining({ theme: 'light' }));
    });

    it('restores what was typed for the same user, who can then save', async () => {
      const { opened } = await leave();
      await logIn();
      const { profiles } = returnFrom(opened);
      const form = keepForm();
      await until(() => form.text === 'A long text');
      await profiles.updateMetadata(DARK);
      expect(await tenant.metadata()).toEqual(jasmine.objectContaining(DARK));
    });

    it('does not restore what was typed for another user', async () => {
      const { opened } = await leave();
      await logIn(tenant.otherUser);
      const { profiles } = returnFrom(opened);
      const form = keepForm();
      await until(() => profiles.profile()?.user_id === tenant.otherUser);
      expect(form.text).toBe('');
    });

    async function leave(): Promise<Page> {
      const page = await openPage({ features });
      keepForm('A long text');
      await logOut();
      await refusal(page.profiles.updateMetadata(DARK));
      return page;
    }
  });

  it('shows nobody after a logout in another tab, of which the tab tells', async () => {
    const { profiles, session } = await openPage();
    await logOut();
    await tell(null);
    await until(() => session.signedIn() === false);
    expect(profiles.profile()).toBeUndefined();
    expect((await refusal(profiles.updateMetadata(DARK))).code).toBe('login-required');
  });

  it('continues after the same user has logged in again in another tab', async () => {
    const { profiles } = await openPage();
    await logOut();
    await logIn();
    await profiles.updateMetadata(DARK);
    expect(await tenant.metadata()).toEqual(jasmine.objectContaining(DARK));
  });
});

describe('withBff, when another user logs in in another tab', () => {
  beforeEach(freshBff);

  it('shows the other user, of whom the tab tells', async () => {
    const { profiles, session } = await openPage();
    await logIn(tenant.otherUser);
    await tell(tenant.otherUser);
    await until(() => session.user()?.sub === tenant.otherUser);
    await until(() => profiles.profile()?.user_id === tenant.otherUser);
    await profiles.updateMetadata(DARK);
    expect(await tenant.metadata(tenant.otherUser)).toEqual(jasmine.objectContaining(DARK));
    expect(await tenant.metadata()).toEqual(jasmine.objectContaining({ theme: 'light' }));
  });

  for (const [what, edit] of Object.entries({
    'an edit of metadata': (profiles: ProfileService) => profiles.updateMetadata(DARK),
    'an edit by a function': (profiles: ProfileService) => profiles.updateMetadata(() => DARK),
    'a removal': (profiles: ProfileService) => profiles.clearMetadata(),
    'a change of the name': (profiles: ProfileService) => profiles.update({ name: 'Eve' }),
    'a change of the e-mail': (profiles: ProfileService) =>
      profiles.update({ email: 'eve@example.com' }),
  })) {
    it(`refuses ${what} that the first user began, and follows the other user`, async () => {
      const { profiles, session } = await openPage();
      await logIn(tenant.otherUser);
      expect((await refusal(edit(profiles))).code).toBe('user-changed');
      await until(() => session.user()?.sub === tenant.otherUser);
      await until(() => profiles.profile()?.user_id === tenant.otherUser);
      expect(profiles.profile()?.name).toBe('Other User');
      expect(await tenant.metadata(tenant.otherUser)).toEqual({ theme: 'other' });
    });
  }

  it('refuses a request to an own API, which does not get it', async () => {
    const { session } = await openPage();
    const http = TestBed.inject(HttpClient);
    const read = () => firstValueFrom(http.get<{ sub: string }>('/bff/api/orders/orders'));
    expect((await read()).sub).toBe(tenant.user);
    await logIn(tenant.otherUser, { api: 'orders', scope: 'read:orders' });
    expect((await refusal(read())).code).toBe('user-changed');
    await until(() => session.user()?.sub === tenant.otherUser);
    expect((await read()).sub).toBe(tenant.otherUser);
  });

  it('shows each edit to the tabs of its user only', async () => {
    const { profiles } = await openPage();
    const channel = new BroadcastChannel(`ngx-auth0-profile ${location.origin}/bff`);
    channel.postMessage({
      type: 'profile',
      profile: { user_id: tenant.otherUser, name: 'Other User', user_metadata: {} },
    });
    await profiles.updateMetadata(DARK);
    expect(profiles.profile()?.user_id).toBe(tenant.user);
    channel.close();
  });
});

interface Page {
  readonly profiles: ProfileService;
  readonly session: Session;
  readonly opened: readonly string[];
}

/** A page that shows the profile of the first user, who may read orders. */
async function openPage(options: BffAppOptions = {}): Promise<Page> {
  await logIn(tenant.user, { api: 'orders', scope: 'read:orders' });
  const page = start(options);
  await page.profiles.load();
  expect(page.profiles.profile()?.user_id).toBe(tenant.user);
  return page;
}

function start(options: BffAppOptions = {}): Page {
  const opened = configureBffApp(options);
  const session = TestBed.runInInjectionContext(injectSession);
  return { profiles: TestBed.inject(ProfileService), session, opened };
}

/** The page that a login returns to. */
function returnFrom([login = '']: readonly string[]): Page {
  history.replaceState(null, '', new URL(login).searchParams.get('returnTo'));
  return start();
}

/** What another tab of the application tells after a login or logout. */
async function tell(user: string | null): Promise<void> {
  const channel = new BroadcastChannel(`ngx-auth0-profile.bff ${location.origin}/bff`);
  const heard = new Promise((resolve) => {
    const control = new BroadcastChannel(`ngx-auth0-profile.bff ${location.origin}/bff`);
    control.addEventListener('message', () => {
      control.close();
      resolve(undefined);
    });
  });
  channel.postMessage(user);
  await heard;
  channel.close();
}
