import { TestBed } from '@angular/core/testing';
import { AuthService } from '@auth0/auth0-angular';
import { tenant } from '../test-support/emulated-tenant';
import { mint } from '../test-support/mint';
import { refusal, until } from '../test-support/refusal';
import { freshTenant, signedIn } from '../test-support/signed-in';
import { injectUserRefresh } from '../tokens/inject-user-refresh';
import { ProfileService } from './profile-service';

const CHANNEL_NAME = 'ngx-auth0-profile';

describe('the profile in other tabs', () => {
  beforeEach(freshTenant);

  it('shows an edit of another tab without a request', async () => {
    const profiles = await loaded();
    await tenant.forgetRequests();
    const elsewhere = new BroadcastChannel(CHANNEL_NAME);
    elsewhere.postMessage({ user_id: tenant.user, user_metadata: { theme: 'dark' } });
    await until(() => profiles.profile()?.user_metadata['theme'] === 'dark');
    elsewhere.close();
    expect(await tenant.requests()).toEqual([]);
  });

  it('ignores messages about another user or none', async () => {
    const profiles = await loaded();
    const elsewhere = new BroadcastChannel(CHANNEL_NAME);
    for (const message of [
      { user_id: tenant.otherUser, user_metadata: { theme: 'dark' } },
      { user_id: 1 },
      { user_metadata: {} },
      'text',
      null,
    ]) {
      elsewhere.postMessage(message);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
    elsewhere.close();
    expect(profiles.profile()?.user_id).toBe(tenant.user);
    expect(profiles.profile()?.user_metadata['theme']).toBe('light');
  });

  it('receives an edit of this tab, without tokens', async () => {
    const profiles = await loaded();
    const elsewhere = new BroadcastChannel(CHANNEL_NAME);
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

async function loaded(): Promise<ProfileService> {
  await signedIn();
  const profiles = TestBed.inject(ProfileService);
  await profiles.load();
  return profiles;
}
