import { LOCALE_ID, inject } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { editElsewhere } from '../test-support/edit-elsewhere';
import { tenant } from '../test-support/emulated-tenant';
import { refusal } from '../test-support/refusal';
import { freshTenant, signedIn } from '../test-support/signed-in';
import { ProfileService } from './profile-service';

interface Metadata {
  readonly theme: string;
  readonly tags: readonly string[];
  readonly logins: number;
  readonly address: { readonly city: string; readonly zip: string };
}

describe('updateMetadata with a function, at a tenant,', () => {
  beforeEach(freshTenant);

  it('computes from what the server stores, not from what the page shows', async () => {
    const profiles = await loaded();
    await editElsewhere({ tags: ['phone'] });
    await profiles.updateMetadata(({ tags = [] }) => ({ tags: [...tags, 'laptop'] }));
    expect(await tenant.metadata()).toEqual(
      jasmine.objectContaining({ tags: ['phone', 'laptop'], theme: 'light' }),
    );
    expect(profiles.profile()?.user_metadata.tags).toEqual(['phone', 'laptop']);
  });

  it('counts each of several simultaneous edits', async () => {
    const profiles = await loaded();
    await Promise.all(
      Array.from({ length: 5 }, () =>
        profiles.updateMetadata(({ logins = 0 }) => ({ logins: logins + 1 })),
      ),
    );
    expect(await tenant.metadata()).toEqual(jasmine.objectContaining({ logins: 5 }));
  });

  it('runs one after the other with the edits of other tabs', async () => {
    const profiles = await loaded();
    const order: string[] = [];
    let release = (): void => undefined;
    const otherTab = new Promise<void>((resolve) => {
      release = resolve;
    });
    const held = navigator.locks.request('ngx-auth0-profile', async () => {
      await otherTab;
      await editElsewhere({ tags: ['phone'] });
      order.push('other tab');
    });
    const edit = profiles.updateMetadata(({ tags = [] }) => {
      order.push('this tab');
      return { tags: [...tags, 'laptop'] };
    });
    release();
    await Promise.all([held, edit]);
    expect(order).toEqual(['other tab', 'this tab']);
    expect(await tenant.metadata()).toEqual(
      jasmine.objectContaining({ tags: ['phone', 'laptop'] }),
    );
  });

  it('computes again when the metadata has changed while it ran', async () => {
    const profiles = await loaded();
    const seen: (readonly string[])[] = [];
    await profiles.updateMetadata(async ({ tags = [] }) => {
      seen.push(tags);
      if (seen.length < 3) {
        await editElsewhere({ tags: [...tags, `phone ${seen.length}`] });
      }
      return { tags: [...tags, 'laptop'] };
    });
    expect(seen).toEqual([[], ['phone 1'], ['phone 1', 'phone 2']]);
    expect(await tenant.metadata()).toEqual(
      jasmine.objectContaining({ tags: ['phone 1', 'phone 2', 'laptop'] }),
    );
  });

  it('fails with conflict, and sends nothing, when the metadata keeps changing', async () => {
    const profiles = await loaded();
    let logins = 0;
    const error = await refusal(
      profiles.updateMetadata(async () => {
        await editElsewhere({ logins: ++logins });
        return { tags: ['laptop'] };
      }),
    );
    expect(error.code).toBe('conflict');
    expect(await tenant.metadata()).not.toEqual(jasmine.objectContaining({ tags: ['laptop'] }));
  });

  it('merges nested objects, removes with null and can be optimistic', async () => {
    const profiles = await loaded();
    await profiles.updateMetadata(
      ({ address }) => ({ address: { city: `${address?.city} 7`, zip: null }, theme: null }),
      { optimistic: true },
    );
    expect(await tenant.metadata()).toEqual({ address: { city: 'Lyon 7' } });
  });

  it('sends no edit where the function returns an empty patch', async () => {
    const profiles = await loaded();
    await tenant.forgetRequests();
    const profile = await profiles.updateMetadata(() => ({}));
    expect(profile?.user_metadata.theme).toBe('light');
    expect((await tenant.requests()).some(({ method }) => method === 'PATCH')).toBeFalse();
  });

  it('runs in an injection context, and cannot change the profile itself', async () => {
    const profiles = await loaded();
    await profiles.updateMetadata((now) => {
      Object.assign(now.address ?? {}, { city: 'changed' });
      return { theme: inject(LOCALE_ID) };
    });
    expect(profiles.profile()?.user_metadata.theme).toBe('en-US');
    expect(profiles.profile()?.user_metadata.address?.city).toBe('Lyon');
  });

  it('reports what the function throws as the cause', async () => {
    const profiles = await loaded();
    const thrown = new Error('The draft is gone.');
    const error = await refusal(
      profiles.updateMetadata(() => {
        throw thrown;
      }),
    );
    expect(error.code).toBe('unknown');
    expect(error.cause).toBe(thrown);
  });

  it('refuses a result that is not a patch', async () => {
    await loaded();
    const profiles = TestBed.inject(ProfileService);
    for (const result of [undefined, 'dark', ['dark']]) {
      const error = await refusal(profiles.updateMetadata(() => result as unknown as object));
      expect(error.code).withContext(String(result)).toBe('invalid-metadata');
    }
  });
});

async function loaded(): Promise<ProfileService<Metadata>> {
  await signedIn();
  const profiles = TestBed.inject<ProfileService<Metadata>>(ProfileService);
  await profiles.load();
  return profiles;
}
