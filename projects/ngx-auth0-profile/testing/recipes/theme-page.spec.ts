import { Component, inject } from '@angular/core';
import { ProfileService } from 'ngx-auth0-profile';
import { ProfileHarness } from 'ngx-auth0-profile/testing';

@Component({
  template: `
    <h1>{{ profiles.profile()?.name }}</h1>
    <button (click)="dark()">Dark</button>
    @if (profiles.error(); as error) {
      <p role="alert">{{ error.code }}</p>
    }
  `,
})
class ThemePage {
  protected readonly profiles = inject(ProfileService<{ theme: string }>);

  protected async dark(): Promise<void> {
    await this.profiles.updateMetadata({ theme: 'dark' }).catch(() => undefined);
  }
}

describe('ThemePage', () => {
  it('saves the theme', async () => {
    const page = await ProfileHarness.create(ThemePage, { profile: { name: 'Ada' } });
    expect(page.text('h1')).toBe('Ada');
    await page.click('button');
    expect(page.controller.sent.at(-1)?.body).toEqual({ user_metadata: { theme: 'dark' } });
  });

  it('shows an error when the scope is missing', async () => {
    const page = await ProfileHarness.create(ThemePage, { scopes: ['read:current_user'] });
    await page.click('button');
    expect(page.text('[role=alert]')).toBe('missing-scope');
  });
});
