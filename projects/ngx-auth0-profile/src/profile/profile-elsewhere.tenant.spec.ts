import { TestBed } from '@angular/core/testing';
import { AuthService } from '@auth0/auth0-angular';
import { tenant } from '../test-support/emulated-tenant';
import { mint } from '../test-support/mint';
import { refusal, until } from '../test-support/refusal';
import { freshTenant, signedIn } from '../test-support/signed-in';
import { injectUserRefresh } from '../requests/inject-user-refresh';
import { ProfileService } from './profile-service';

describe('the profile in other tabs', () => {
  beforeEach(freshTenant);

  it('shows an edit of another tab without a request', async () => {
    const profiles = await loaded();
    await tenant.forgetRequests();
    const elsewhere = new BroadcastChannel(channelName());
    const profile = { user_id: tenant.user, user_metadata: { theme: 'dark' } };
    elsewhere.postMessage({ type: 'profile', profile });
    await until(() => profiles.profile()?.user_metadata['theme'] === 'dark');
    elsewhere.close();
    expect(await tenant.requests()).toEqual([]);
  });

  it('ignores messages about another user, of another shape, and of another application', async () => {
    const profiles = await loaded();
    const dark = { user_id: tenant.user, user_metadata: { theme: 'dark' } };
    const elsewhere = new BroadcastChannel(channelName());
    const others = ['other-client', tenant.clientId].map(
      (clientId, index) =>
        new BroadcastChannel(channelName(clientId, index === 0 ? tenant.url : 'other.example')),
    );
    for (const other of [...others, new BroadcastChannel('ngx-auth0-profile')]) {
      other.postMessage({ type: 'profile', profile: dark });
      other.postMessage({ type: 'signed-out', user: tenant.user });
      other.close();
    }
    for (const message of [
      { type: 'profile', profile: { ...dark, user_id: tenant.otherUser } },
      { type: 'profile', profile: { user_id: 1 } },
      { type: 'profile', profile: { ...dark, user_metadata: 'dark' } },
      { type: 'signed-out', user: tenant.otherUser },
      { type: 'signed-out' },
      { type: 'other' },
      dark,
      'text',
      null,
    ]) {
      elsewhere.postMessage(message);
    }
    // Messages arrive in order: after this one, all others have been handled.
    const read = { user_id: tenant.user, user_metadata: { theme: 'read' } };
    elsewhere.postMessage({ type: 'profile', profile: read });
    const themes = new Set<unknown>();
    await until(() => {
      themes.add(profiles.profile()?.user_metadata['theme']);
      return themes.has('read');
    });
    elsewhere.close();
    expect([...themes]).toEqual(['light', 'read']);
    expect(profiles.profile()?.user_id).toBe(tenant.user);
  });

  it('stays the same object after a message about another user, when it has not changed', async () => {
    const profiles = await loaded();
    const shown = profiles.profile();
    const elsewhere = new BroadcastChannel(channelName());
    const lastReceiver = new BroadcastChannel(channelName());
    // The channel of the page is older, so that it gets each message first.
    const received = new Promise((resolve) => {
      lastReceiver.onmessage = resolve;
    });
    const profile = { user_id: tenant.otherUser, user_metadata: {} };
    elsewhere.postMessage({ type: 'profile', profile });
    await received;
    elsewhere.close();
    lastReceiver.close();
    await profiles.load();
    expect(profiles.profile()).toBe(shown);
  });

  it('is dropped with its tokens when the user logs out in another tab', async () => {
    const profiles = await loaded();
    const elsewhere = new BroadcastChannel(channelName());
    elsewhere.postMessage({ type: 'signed-out', user: tenant.user });
    await until(() => profiles.profile() === undefined);
    elsewhere.close();
    const error = await refusal(profiles.updateMetadata({ theme: 'dark' }));
    expect(error.code).toBe('login-required');
    expect(await tenant.metadata()).toEqual(jasmine.objectContaining({ theme: 'light' }));
  });

  it('tells other tabs that the user has logged out, when the page is left', async () => {
    await loaded();
    const elsewhere = new BroadcastChannel(channelName());
    const heard: unknown[] = [];
    elsewhere.onmessage = ({ data }: MessageEvent<unknown>) => heard.push(data);
    window.dispatchEvent(new Event('pagehide'));
    document.cookie = `auth0.${tenant.clientId}.is.authenticated=; max-age=0; path=/`;
    document.cookie = `_legacy_auth0.${tenant.clientId}.is.authenticated=; max-age=0; path=/`;
    window.dispatchEvent(new Event('pagehide'));
    await until(() => heard.length > 0);
    elsewhere.close();
    expect(heard).toEqual([{ type: 'signed-out', user: tenant.user }]);
  });

  it('receives an edit of this tab, without tokens', async () => {
    const profiles = await loaded();
    const elsewhere = new BroadcastChannel(channelName());
    const heard: unknown[] = [];
    elsewhere.onmessage = ({ data }: MessageEvent<unknown>) => heard.push(data);
    await profiles.updateMetadata({ theme: 'dark' });
    await until(() => heard.length > 0);
    elsewhere.close();
    expect(heard.length).toBe(1);
    expect(JSON.stringify(heard)).toContain('"theme":"dark"');
    expect(JSON.stringify(heard)).not.toContain('eyJ');
  });
});

describe('the profile when the tenant fails', () => {
  beforeEach(freshTenant);

  it('sets status and waitingUntil during a 429, then loads', async () => {
    const profiles = await loaded();
    const path = '/api/v2/users/*';
    await tenant.fault({ path, method: 'PATCH', kind: 'rate-limit', retryAfterSeconds: 1 });
    const edit = profiles.updateMetadata({ theme: 'dark' });
    await until(() => profiles.status() === 'waiting');
    expect(profiles.waitingUntil()!.getTime()).toBeGreaterThan(Date.now());
    await edit;
    expect(profiles.status()).toBe('ready');
    expect(profiles.waitingUntil()).toBeUndefined();
    expect(await tenant.metadata()).toEqual(jasmine.objectContaining({ theme: 'dark' }));
  });

  it('retries a read after a 5xx, and not a write', async () => {
    const profiles = await loaded();
    await tenant.fault({ path: '/api/v2/users/*', method: 'GET', status: 503 });
    expect((await profiles.load()).user_id).toBe(tenant.user);
    await tenant.forgetRequests();
    await tenant.fault({ path: '/api/v2/users/*', method: 'PATCH', status: 503 });
    const error = await refusal(profiles.updateMetadata({ theme: 'dark' }));
    expect(error.code).toBe('unavailable');
    const patches = (await tenant.requests()).filter(({ method }) => method === 'PATCH');
    expect(patches.length).toBe(1);
  });
});

describe('injectUserRefresh', () => {
  beforeEach(freshTenant);

  it('updates user$ of the SDK', async () => {
    await signedIn();
    const names: (string | undefined)[] = [];
    const subscription = TestBed.inject(AuthService).user$.subscribe((user) => {
      names.push(user?.name);
    });
    await until(() => names.includes('Spec User'));
    const token = await mint({ scope: 'update:users' });
    const response = await fetch(`${tenant.audience}users/${encodeURIComponent(tenant.user)}`, {
      method: 'PATCH',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ name: 'New Name' }),
    });
    expect(response.status).toBe(200);
    await TestBed.runInInjectionContext(() => injectUserRefresh())();
    await until(() => names.includes('New Name'));
    subscription.unsubscribe();
  });
});

/** The channel of the tabs of one client of one tenant. */
function channelName(clientId = tenant.clientId, domain = tenant.url): string {
  return `ngx-auth0-profile ${domain} ${clientId}`;
}

async function loaded(): Promise<ProfileService> {
  await signedIn();
  const profiles = TestBed.inject(ProfileService);
  await profiles.load();
  return profiles;
}
