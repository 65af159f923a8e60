import { Injector, inject } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { ProfileService } from '../profile/profile-service';
import { tenant } from '../test-support/emulated-tenant';
import { editElsewhere } from '../test-support/edit-elsewhere';
import { refusal, until } from '../test-support/refusal';
import { freshTenant, signedIn } from '../test-support/signed-in';
import type { MetadataOf } from './metadata-types';
import type { StandardSchema } from './standard-schema';
import { withMetadataSchema } from './with-metadata-schema';

interface Metadata {
  readonly theme: 'light' | 'dark';
  readonly size: number;
}

/** As a schema library would make it: two themes, a size with a default, nothing else looked at. */
const schema: StandardSchema<Metadata> = {
  '~standard': {
    version: 1,
    vendor: 'spec',
    validate: (value) => {
      const { theme, size = 1 } = value as Partial<Metadata>;
      return theme === 'light' || theme === 'dark'
        ? { value: { ...(value as Metadata), theme, size } }
        : { issues: [{ message: 'No such theme.', path: ['theme'] }] };
    },
  },
};

describe('withMetadataSchema at a tenant', () => {
  beforeEach(freshTenant);

  it('returns the output of the schema', async () => {
    await signedIn({ features: [withMetadataSchema(schema)] });
    const profiles = TestBed.inject(ProfileService<Metadata>);
    await profiles.load();
    expect(profiles.profile()?.user_metadata.size).toBe(1);
  });

  it('names the invalid members of the metadata on the server', async () => {
    await signedIn({ features: [withMetadataSchema(schema)] }, tenant.otherUser);
    const profiles = TestBed.inject(ProfileService<Metadata>);
    const error = await refusal(profiles.load());
    expect(error.code).toBe('invalid-metadata');
    expect(error.fields).toEqual(['theme']);
  });

  it('loads a schema that is a function with the first profile, once', async () => {
    const load = jasmine.createSpy('load', () => Promise.resolve(schema)).and.callThrough();
    await signedIn({ features: [withMetadataSchema(load)] });
    expect(load).not.toHaveBeenCalled();
    const profiles = TestBed.inject(ProfileService<Metadata>);
    await profiles.load();
    await profiles.load();
    expect(profiles.profile()?.user_metadata.size).toBe(1);
    expect((await refusal(profiles.updateMetadata({ theme: 'pink' as 'dark' }))).fields).toEqual([
      'theme',
    ]);
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('accepts a schema that can be called, as those of ArkType', async () => {
    const callable = Object.assign(() => Promise.reject(new Error('called')), schema);
    await signedIn({ features: [withMetadataSchema(callable)] });
    const profile = await TestBed.inject(ProfileService<Metadata>).load();
    expect(profile.user_metadata.size).toBe(1);
  });

  for (const [what, exception, code] of [
    [
      'file is missing',
      new TypeError('Failed to fetch dynamically imported module: https://a.example/schema.js'),
      'file-not-loaded',
    ],
    ['file throws', new ReferenceError('z is not defined'), 'unknown'],
  ] as const) {
    it(`fails with ${code} when its ${what}, and loads it again for the next profile`, async () => {
      let failing = true;
      const load = () => (failing ? Promise.reject(exception) : Promise.resolve(schema));
      await signedIn({ features: [withMetadataSchema(load)] });
      const profiles = TestBed.inject(ProfileService<Metadata>);
      const error = await refusal(profiles.load());
      expect(error.code).toBe(code);
      expect(error.cause).toBe(exception);
      failing = false;
      await profiles.load();
      expect(profiles.profile()?.user_metadata.size).toBe(1);
    });
  }

  it('calls the function in an injection context', async () => {
    const injectors: Injector[] = [];
    const load = (): Promise<StandardSchema<Metadata>> => {
      injectors.push(inject(Injector));
      return Promise.resolve(schema);
    };
    await signedIn({ features: [withMetadataSchema(load)] });
    await TestBed.inject(ProfileService<Metadata>).load();
    expect(injectors.length).toBe(1);
  });

  it('does not send an edit whose result is invalid', async () => {
    await signedIn({ features: [withMetadataSchema(schema)] });
    const profiles = TestBed.inject(ProfileService);
    await profiles.load();
    const error = await refusal(profiles.updateMetadata({ theme: 'pink' }));
    expect(error.fields).toEqual(['theme']);
    expect(await tenant.metadata()).toEqual(jasmine.objectContaining({ theme: 'light' }));
  });

  describe('whose output differs from its input', () => {
    it('shows the output, and sends edits as they are stored', async () => {
      const profiles = await withDates();
      expect(profiles.profile()?.user_metadata.since).toEqual(new Date('2026-01-02'));
      await profiles.updateMetadata({ theme: 'dark' });
      await profiles.updateMetadata({ since: '2027-03-04' });
      expect(await tenant.metadata()).toEqual(
        jasmine.objectContaining({ theme: 'dark', since: '2027-03-04' }),
      );
      expect(profiles.profile()?.user_metadata.since).toEqual(new Date('2027-03-04'));
      expect(profiles.profile()?.user_metadata.theme).toBe('dark');
    });

    it('gives the stored form to a function, and shows the output of an optimistic edit', async () => {
      const profiles = await withDates();
      const shown: unknown[] = [];
      const edit = profiles.updateMetadata(({ since }) => ({ since: `${since}T00:00:00Z` }), {
        optimistic: true,
      });
      await until(() => {
        shown.push(profiles.profile()?.user_metadata.since);
        return profiles.status() === 'ready';
      });
      await edit;
      expect(shown.every((value) => value instanceof Date)).toBeTrue();
      expect(await tenant.metadata()).toEqual(
        jasmine.objectContaining({ since: '2026-01-02T00:00:00Z' }),
      );
    });

    it('shows the output of an edit in another tab', async () => {
      const profiles = await withDates();
      const elsewhere = new BroadcastChannel(`ngx-auth0-profile ${tenant.url} ${tenant.clientId}`);
      const user_metadata = { theme: 'light', since: '2028-01-01' };
      elsewhere.postMessage({ type: 'profile', profile: { user_id: tenant.user, user_metadata } });
      await until(
        () => profiles.profile()?.user_metadata.since.getTime() === Date.parse('2028-01-01'),
      );
      elsewhere.close();
      expect(profiles.profile()?.user_metadata.theme).toBe('light');
    });

    it('refuses an edit whose result is invalid as input, before it is sent', async () => {
      const profiles = await withDates();
      await tenant.forgetRequests();
      const error = await refusal(profiles.updateMetadata({ since: 'tomorrow' }));
      expect(error.code).toBe('invalid-metadata');
      expect(error.fields).toEqual(['since']);
      expect(error.diagnosis?.evidence.join(' ')).toContain('since: "Not a date."');
      expect(await tenant.requests()).toEqual([]);
    });

    it('lets an edit repair metadata that the schema refuses', async () => {
      await editElsewhere({ since: 'once' });
      await signedIn({ features: [withMetadataSchema(dates)] });
      const profiles = TestBed.inject(ProfileService<MetadataOf<typeof dates>>);
      expect((await refusal(profiles.load())).fields).toEqual(['since']);
      await profiles.updateMetadata({ since: '2026-05-06' });
      expect(profiles.profile()?.user_metadata.since).toEqual(new Date('2026-05-06'));
    });

    it('has types for both', async () => {
      const profiles = await withDates();
      // Always there: the schema has a default.
      const size: number | undefined = profiles.profile()?.user_metadata.size;
      expect(size).toBe(1);
      const commands: readonly (() => unknown)[] = [
        // @ts-expect-error dates are stored as text
        () => profiles.updateMetadata({ since: new Date() }),
        () => profiles.removeMetadata('since', 'size'),
      ];
      expect(commands.length).toBe(2);
    });
  });
});

interface Stored {
  readonly theme: string;
  readonly since: string;
  readonly size?: number;
}

interface Shown {
  readonly theme: string;
  readonly since: Date;
  readonly size: number;
}

/** Turns a text into a date, and has a default. */
const dates: StandardSchema<Shown, Stored> = {
  '~standard': {
    version: 1,
    vendor: 'spec',
    validate: (value) => {
      const { theme, since = '2026-01-02', size = 1 } = value as Partial<Stored>;
      const date = new Date(since);
      return Number.isNaN(date.getTime()) || theme === undefined
        ? { issues: [{ message: 'Not a date.', path: ['since'] }] }
        : { value: { theme, since: date, size } };
    },
  },
};

async function withDates(): Promise<ProfileService<MetadataOf<typeof dates>>> {
  await editElsewhere({ since: '2026-01-02' });
  await signedIn({ features: [withMetadataSchema(dates)] });
  const profiles = TestBed.inject(ProfileService<MetadataOf<typeof dates>>);
  await profiles.load();
  return profiles;
}
