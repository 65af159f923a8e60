import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatInputHarness } from '@angular/material/input/testing';
import { type UserProfile, withProxy } from 'ngx-auth0-profile';
import {
  Auth0ProfileTestingController,
  provideAuth0ProfileTesting,
} from 'ngx-auth0-profile/testing';

import { NameForm } from './name-form';
import type { ReaderMetadata } from './reader-metadata';

describe('NameForm', () => {
  it('sends only the changed field to the proxy', async () => {
    const { loader, save, sent } = await open();
    const name = await loader.getHarness(MatInputHarness.with({ label: 'Name' }));
    await name.setValue('Noor H. Haddad');
    await save();
    expect(sent()).toEqual([{ method: 'PATCH', path: '/me', body: { name: 'Noor H. Haddad' } }]);
  });

  it('when the picture is emptied, sends null', async () => {
    const { loader, save, sent } = await open();
    const picture = await loader.getHarness(MatInputHarness.with({ label: 'URL of the picture' }));
    await picture.setValue('');
    await save();
    expect(sent().map(({ body }) => body)).toEqual([{ picture: null }]);
  });

  it('without a name, sends nothing', async () => {
    const { loader, save, sent } = await open();
    const name = await loader.getHarness(MatInputHarness.with({ label: 'Name' }));
    await name.setValue('');
    await save();
    expect(sent()).toEqual([]);
  });
});

const noor: UserProfile<ReaderMetadata> = {
  user_id: 'auth0|5f7c8ec7c33c6c004bbafe82',
  name: 'Noor Haddad',
  picture: 'https://tidewater.example/noor.svg',
  user_metadata: {},
};

async function open() {
  TestBed.configureTestingModule({
    providers: [
      provideAuth0ProfileTesting({
        profile: { ...noor, user_metadata: {} },
        features: [
          withProxy({ url: 'https://profile.example', audience: 'https://profile-proxy.example/' }),
        ],
      }),
    ],
  });
  const controller = TestBed.inject(Auth0ProfileTestingController);
  const fixture = TestBed.createComponent(NameForm);
  fixture.componentRef.setInput('profile', noor);
  await controller.settled();
  const loader = TestbedHarnessEnvironment.loader(fixture);
  const save = async () => {
    const button = await loader.getHarness(
      MatButtonHarness.with({ text: 'Save name and picture' }),
    );
    await button.click();
    await controller.settled();
    await fixture.whenStable();
  };
  return {
    loader,
    save,
    sent: () => controller.sent.filter(({ method }) => method !== 'GET'),
  };
}
