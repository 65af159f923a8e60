import { Component, inject, signal } from '@angular/core';
import { ProfileService, isAuth0ProfileError } from 'ngx-auth0-profile';
import { ProfileHarness } from 'ngx-auth0-profile/testing';

@Component({
  template: `
    <button (click)="save()">Save</button>
    @if (sessionEnded()) {
      <p role="alert">Your session has ended. Log in again.</p>
    }
  `,
})
class Settings {
  private readonly profiles = inject(ProfileService<{ theme: string }>);
  protected readonly sessionEnded = signal(false);

  protected async save(): Promise<void> {
    try {
      await this.profiles.updateMetadata({ theme: 'dark' });
    } catch (error) {
      this.sessionEnded.set(isAuth0ProfileError(error) && error.code === 'login-required');
    }
  }
}

it('asks to log in again when the session has ended', async () => {
  const page = await ProfileHarness.create(Settings);
  page.controller.endSession();
  await page.click('button');
  expect(page.text('[role=alert]')).toContain('Your session has ended.');
  expect(page.controller.sent.map(({ method }) => method)).toEqual(['GET']);
});
