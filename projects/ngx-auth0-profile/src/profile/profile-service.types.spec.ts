import { TestBed } from '@angular/core/testing';
import { ProfileService } from './profile-service';
import { provideSpecProfile } from '../test-support/provide-spec-profile';

interface Metadata {
  readonly theme: 'light' | 'dark';
  readonly address: { readonly city: string; readonly zip: string };
}

describe('the types of ProfileService', () => {
  it('contain the metadata of the application', () => {
    TestBed.configureTestingModule({ providers: [provideSpecProfile()] });
    const profiles = TestBed.inject(ProfileService<Metadata>);
    const theme: 'light' | 'dark' | undefined = profiles.profile()?.user_metadata.theme;
    expect(theme).toBeUndefined();
    const commands: readonly (() => unknown)[] = [
      () => profiles.updateMetadata({ theme: 'dark', address: { city: 'Nice' } }),
      () => profiles.updateMetadata({ theme: null, address: null }),
      () => profiles.removeMetadata('theme', 'address'),
      // @ts-expect-error no such theme
      () => profiles.updateMetadata({ theme: 'pink' }),
      // @ts-expect-error no such member
      () => profiles.updateMetadata({ colour: 'red' }),
      // @ts-expect-error no such nested member
      () => profiles.updateMetadata({ address: { street: 'x' } }),
      // @ts-expect-error no such member
      () => profiles.removeMetadata('colour'),
      // @ts-expect-error nobody sets the id
      () => profiles.update({ user_id: 'x' }),
    ];
    expect(commands.length).toBe(8);
  });

  it('allow any metadata by default', () => {
    TestBed.configureTestingModule({ providers: [provideSpecProfile()] });
    const profiles = TestBed.inject(ProfileService);
    const value: unknown = profiles.profile()?.user_metadata['theme'];
    expect(value).toBeUndefined();
  });
});
