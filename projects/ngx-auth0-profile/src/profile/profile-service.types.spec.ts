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

  it('allow only JSON values', () => {
    TestBed.configureTestingModule({ providers: [provideSpecProfile()] });
    const profiles = TestBed.inject(
      ProfileService<{ birthday: Date; trips: readonly { at: Date }[]; tags: readonly string[] }>,
    );
    const commands: readonly (() => unknown)[] = [
      () => profiles.updateMetadata({ tags: ['a'] }),
      () => profiles.updateMetadata(({ tags = [] }) => ({ tags: [...tags, 'b'] })),
      // @ts-expect-error a date is not a JSON value
      () => profiles.updateMetadata({ birthday: new Date() }),
      // @ts-expect-error nor is an object or a number a date
      () => profiles.updateMetadata({ birthday: {} }),
      // @ts-expect-error a date in a list is none either
      () => profiles.updateMetadata({ trips: [{ at: new Date() }] }),
      // @ts-expect-error a function returns a patch
      () => profiles.updateMetadata(() => 5),
    ];
    expect(commands.length).toBe(6);
  });

  it('allow any metadata by default', () => {
    TestBed.configureTestingModule({ providers: [provideSpecProfile()] });
    const profiles = TestBed.inject(ProfileService);
    const value: unknown = profiles.profile()?.user_metadata['theme'];
    expect(value).toBeUndefined();
  });
});
