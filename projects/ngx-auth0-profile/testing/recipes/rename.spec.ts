import { TestBed } from '@angular/core/testing';
import { ProfileService, withProxy } from 'ngx-auth0-profile';
import {
  Auth0ProfileTestingController,
  provideAuth0ProfileTesting,
} from 'ngx-auth0-profile/testing';

it('sends a new name through the proxy', async () => {
  TestBed.configureTestingModule({
    providers: [
      provideAuth0ProfileTesting({
        features: [
          withProxy({ url: 'https://profile.example', audience: 'https://proxy.example/' }),
        ],
      }),
    ],
  });
  await TestBed.inject(ProfileService).update({ name: 'Ada' });
  const { sent, profile } = TestBed.inject(Auth0ProfileTestingController);
  expect(sent.filter(({ method }) => method !== 'GET')).toEqual([
    { method: 'PATCH', path: '/me', body: { name: 'Ada' } },
  ]);
  expect(profile?.name).toBe('Ada');
});
