import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatInputHarness } from '@angular/material/input/testing';
import { MatSelectHarness } from '@angular/material/select/testing';
import {
  Auth0ProfileTestingController,
  provideAuth0ProfileTesting,
} from 'ngx-auth0-profile/testing';

import { MetadataForm } from './metadata-form';
import type { ReaderMetadata } from './reader-metadata';

describe('MetadataForm', () => {
  it('sends only the changed setting', async () => {
    const { fixture, loader, save, sent } = await open(stored);
    const theme = await loader.getHarness(MatSelectHarness.with({ label: 'Theme' }));
    await theme.clickOptions({ text: 'Dark' });
    await save();
    expect(sent().map(({ body }) => body)).toEqual([{ user_metadata: { theme: 'dark' } }]);
    expect(result(fixture)).toBe('Saved.');
  });

  it('when nothing was changed, sends nothing and says so', async () => {
    const { fixture, save, sent } = await open(stored);
    await save();
    expect(sent()).toEqual([]);
    expect(result(fixture)).toBe('No changes to save.');
  });

  it('keeps the other values of a nested object', async () => {
    const { loader, save, sent } = await open(stored);
    const city = await loader.getHarness(MatInputHarness.with({ label: 'City' }));
    await city.setValue('Lisboa');
    await save();
    expect(sent().map(({ body }) => body)).toEqual([
      { user_metadata: { address: { city: 'Lisboa', country: 'FR' } } },
    ]);
  });

  it('shows the problem when the API refuses', async () => {
    const { fixture, loader, save, controller } = await open(stored);
    controller.fail({ code: 'rate-limited', method: 'PATCH' });
    const theme = await loader.getHarness(MatSelectHarness.with({ label: 'Theme' }));
    await theme.clickOptions({ text: 'Dark' });
    await save();
    const note = element(fixture).querySelector('[role=alert]')?.textContent;
    expect(note).toContain('Your change could not be saved');
    expect(note).toContain('rate-limited');
    expect(result(fixture)).toBe('');
  });
});

const stored = {
  theme: 'light',
  language: 'fr',
  tagline: 'Reads three books at once.',
  newsletter: true,
  address: { city: 'Marseille', country: 'FR' },
} as const satisfies ReaderMetadata;

async function open(metadata: ReaderMetadata) {
  TestBed.configureTestingModule({
    providers: [provideAuth0ProfileTesting({ profile: { user_metadata: { ...metadata } } })],
  });
  const controller = TestBed.inject(Auth0ProfileTestingController);
  const fixture = TestBed.createComponent(MetadataForm);
  fixture.componentRef.setInput('metadata', metadata);
  await controller.settled();
  const loader = TestbedHarnessEnvironment.loader(fixture);
  const save = async () => {
    const button = await loader.getHarness(MatButtonHarness.with({ text: 'Save settings' }));
    await button.click();
    await controller.settled();
    await fixture.whenStable();
  };
  return {
    controller,
    fixture,
    loader,
    save,
    sent: () => controller.sent.filter(({ method }) => method !== 'GET'),
  };
}

function element(fixture: ComponentFixture<MetadataForm>): HTMLElement {
  return fixture.nativeElement as HTMLElement;
}

function result(fixture: ComponentFixture<MetadataForm>): string | undefined {
  return element(fixture).querySelector('[data-testid=metadata-result]')?.textContent.trim();
}
