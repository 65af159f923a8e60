import { Component, input } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { ProfileService, profileInterceptor } from 'ngx-auth0-profile';
import { editElsewhere } from '../../../src/test-support/edit-elsewhere';
import { tenant } from '../../../src/test-support/emulated-tenant';
import { freshTenant, type SpecAppOptions } from '../../../src/test-support/signed-in';
import type { PreferenceField, PreferenceFields } from '../fields/field-definition';
import { AccountFieldTemplate } from '../form/field-template';
import { changesSent, eventually, beforeWrites, openSection } from '../test-support/account-page';
import { AccountPreferences } from './account-preferences';

interface Metadata {
  theme?: string;
  about?: string;
  newsletter?: boolean;
  volume?: number;
  birthday?: string;
  tags?: string[];
}

const FIELDS: PreferenceFields<Metadata> = [
  {
    kind: 'choice',
    name: 'theme',
    label: 'Theme',
    options: [
      { value: 'light', label: 'Light' },
      { value: 'dark', label: 'Dark' },
    ],
  },
  { kind: 'long-text', name: 'about', label: 'About you', maxLength: 20 },
  { kind: 'switch', name: 'newsletter', label: 'Newsletter' },
  { kind: 'number', name: 'volume', label: 'Volume', min: 0, max: 10 },
  { kind: 'date', name: 'birthday', label: 'Birthday' },
  { kind: 'list', name: 'tags', label: 'Tags' },
];

describe('AccountPreferences', () => {
  beforeEach(freshTenant);

  it('stores each kind of field in its type, in one request', async () => {
    const section = await open();
    await (await section.field('Theme')).choose('Dark');
    await (await section.field('About you')).enter('Hello');
    await (await section.field('Newsletter')).toggle();
    await (await section.field('Volume')).enter('7.5');
    await (await section.field('Birthday')).enter('1990-02-28');
    const tags = await section.field('Tags');
    await tags.enter('one');
    await tags.enter('two');
    await tenant.forgetRequests();
    await section.save();
    await eventually(() => section.status(), 'Saved.');
    expect(await tenant.metadata()).toEqual({
      theme: 'dark',
      about: 'Hello',
      newsletter: true,
      volume: 7.5,
      birthday: '1990-02-28',
      tags: ['one', 'two'],
      address: { city: 'Lyon', zip: '69001' },
    });
    expect((await changesSent()).length).toBe(1);
  });

  it('removes what was emptied', async () => {
    await editElsewhere({ about: 'Hello', tags: ['one'] });
    const section = await open();
    await (await section.field('About you')).enter('');
    await (await section.field('Tags')).removeItem('one');
    await section.save();
    await eventually(() => section.status(), 'Saved.');
    expect(await tenant.metadata()).toEqual({
      theme: 'light',
      address: { city: 'Lyon', zip: '69001' },
    });
  });

  it('keeps stored values that it does not know when another field is saved', async () => {
    const stored = {
      theme: 'system',
      about: { de: 'Hallo' },
      newsletter: 'yes',
      volume: '7',
      birthday: 'spring',
      tags: [1, 'a'],
    };
    await editElsewhere(stored);
    const section = await open({
      fields: [...FIELDS, { kind: 'text', name: 'city', label: 'City' }],
    });
    expect(await (await section.field('Theme')).value()).toBe('system');
    const about = await section.field('About you');
    expect(await about.value()).toBe('{"de":"Hallo"}');
    expect(await about.isLocked()).toBeTrue();
    expect(await about.hint()).toContain('It cannot be edited here and stays as it is.');
    await (await section.field('City')).enter('Nantes');
    await section.save();
    await eventually(() => section.status(), 'Saved.');
    expect(await tenant.metadata()).toEqual(
      jasmine.objectContaining({ ...stored, city: 'Nantes' }),
    );
  });

  it('does not send an entry that is not valid', async () => {
    const section = await open();
    await tenant.forgetRequests();
    await (await section.field('Volume')).enter('11');
    await (await section.field('About you')).enter('More than twenty characters');
    await section.save();
    expect(await (await section.field('Volume')).error()).toBe('Enter 10 or less.');
    expect(await (await section.field('About you')).error()).toBe('Use at most 20 characters.');
    expect(await tenant.requests()).toEqual([]);
  });

  describe('when a value is changed elsewhere', () => {
    it('follows it where nothing was entered', async () => {
      const section = await open();
      await editElsewhere({ theme: 'dark' });
      await TestBed.inject(ProfileService).load();
      await eventually(async () => (await section.field('Theme')).value(), 'dark');
    });

    it('keeps what was entered, and lets the user decide before it saves', async () => {
      const section = await open();
      const about = await section.field('About you');
      await about.enter('Mine');
      await editElsewhere({ about: 'Theirs' });
      await TestBed.inject(ProfileService).load();
      await eventually(() => about.conflict(), 'Changed elsewhere in the meantime: Theirs');
      expect(await about.value()).toBe('Mine');
      await tenant.forgetRequests();
      await section.save();
      expect(await section.status()).toContain('Not saved. First decide');
      expect(await tenant.requests()).toEqual([]);
      await about.keepMine();
      expect(await about.isFocused()).toBeTrue();
      await section.save();
      await eventually(() => section.status(), 'Saved.');
      expect(await tenant.metadata()).toEqual(jasmine.objectContaining({ about: 'Mine' }));
    });

    it('takes the other value on request', async () => {
      const section = await open();
      const about = await section.field('About you');
      await about.enter('Mine');
      await editElsewhere({ about: 'Theirs' });
      await TestBed.inject(ProfileService).load();
      await eventually(() => about.conflict(), 'Changed elsewhere in the meantime: Theirs');
      await about.takeTheirs();
      expect(await about.value()).toBe('Theirs');
      expect(await about.conflict()).toBe('');
    });
  });

  it('keeps what is entered while it saves, and says that it is not saved', async () => {
    const typeMore = beforeWrites(() => {
      const field = document.querySelector('textarea');
      if (field?.value === 'First') {
        field.value = 'Second';
        field.dispatchEvent(new Event('input'));
      }
    });
    const section = await open({}, { interceptors: [typeMore, profileInterceptor] });
    const about = await section.field('About you');
    await about.enter('First');
    await section.save();
    await eventually(
      () => section.status(),
      'Saved. What you have entered since then is not saved yet.',
    );
    expect(await about.value()).toBe('Second');
    expect(await tenant.metadata()).toEqual(jasmine.objectContaining({ about: 'First' }));
    await section.save();
    await eventually(() => section.status(), 'Saved.');
    expect(await tenant.metadata()).toEqual(jasmine.objectContaining({ about: 'Second' }));
  });

  it('shows the control of a template for its field', async () => {
    const section = await openSection(OwnControl);
    const field = await section.field('Volume');
    await field.enter('9');
    await section.save();
    await eventually(() => section.status(), 'Saved.');
    expect(await tenant.metadata()).toEqual(jasmine.objectContaining({ volume: 9 }));
  });
});

@Component({
  selector: 'auth0-account-preferences-test',
  imports: [AccountPreferences, AccountFieldTemplate],
  template: `
    <auth0-account-preferences [fields]="fields()">
      <ng-template auth0AccountField="volume" let-value let-enter="enter" let-id="id">
        <input type="range" [id]="id" [value]="value ?? 0" (input)="enter(+range.value)" #range />
      </ng-template>
    </auth0-account-preferences>
  `,
})
class OwnControl {
  readonly fields = input<readonly PreferenceField[]>(FIELDS);
}

function open(
  inputs: Readonly<Record<string, unknown>> = {},
  options: SpecAppOptions = {},
): ReturnType<typeof openSection> {
  return openSection(AccountPreferences, { fields: FIELDS, ...inputs }, options);
}
