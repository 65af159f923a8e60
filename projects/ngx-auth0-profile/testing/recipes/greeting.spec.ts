import { AsyncPipe } from '@angular/common';
import { Component, inject } from '@angular/core';
import { AuthService } from '@auth0/auth0-angular';
import { provideAuth0AngularTesting } from 'ngx-auth0-profile/auth0-angular/testing';
import { ProfileHarness } from 'ngx-auth0-profile/testing';

@Component({
  imports: [AsyncPipe],
  template: `Hello {{ (auth.user$ | async)?.name }}`,
})
class Greeting {
  protected readonly auth = inject(AuthService);
}

describe('Greeting', () => {
  it('names the signed-in user', async () => {
    const harness = await ProfileHarness.create(Greeting, {
      profile: { name: 'Ada' },
      providers: [provideAuth0AngularTesting()],
    });
    expect(harness.text()).toBe('Hello Ada');
  });
});
