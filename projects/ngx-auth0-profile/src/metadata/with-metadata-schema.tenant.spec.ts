import { Injector, inject } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { ProfileService } from '../profile/profile-service';
import { tenant } from '../test-support/emulated-tenant';
import { refusal } from '../test-support/refusal';
import { freshTenant, signedIn } from '../test-support/signed-in';
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
});
