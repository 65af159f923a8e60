import { TestBed } from '@angular/core/testing';
import { userMessage } from 'ngx-auth0-profile/messages';
import { tenant } from '../test-support/emulated-tenant';
import { refusal } from '../test-support/refusal';
import { freshTenant, signedIn } from '../test-support/signed-in';
import { ProfileService } from './profile-service';

describe('userMessage for ProfileService', () => {
  beforeEach(freshTenant);

  it('says that a change was not saved when the API answers 503', async () => {
    await signedIn();
    const profiles = TestBed.inject(ProfileService);
    await profiles.load();
    await tenant.fault({ path: '/api/v2/users/*', method: 'PATCH', status: 503 });
    const error = await refusal(profiles.updateMetadata({ theme: 'dark' }));
    expect(error.operation).toBe('write');
    expect(userMessage(error)).toBe(
      'The service is not available right now, and it is not certain that your change was saved. Look at your data in a few minutes, and try again if needed.',
    );
    expect(profiles.error()).toBe(error);
  });

  it('says that the data was not found when the API answers 404 to a read', async () => {
    await signedIn();
    const profiles = TestBed.inject(ProfileService);
    await profiles.load();
    await tenant.fault({ path: '/api/v2/users/*', method: 'GET', status: 404 });
    expect(userMessage(await refusal(profiles.load()))).toBe('Your data could not be found.');
  });
});
