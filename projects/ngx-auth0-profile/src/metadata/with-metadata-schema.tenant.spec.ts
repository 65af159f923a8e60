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

  it('does not send an edit whose result is invalid', async () => {
    await signedIn({ features: [withMetadataSchema(schema)] });
    const profiles = TestBed.inject(ProfileService);
    await profiles.load();
    const error = await refusal(profiles.updateMetadata({ theme: 'pink' }));
    expect(error.fields).toEqual(['theme']);
    expect(await tenant.metadata()).toEqual(jasmine.objectContaining({ theme: 'light' }));
  });
});
