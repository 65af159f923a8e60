import { Component, inject } from '@angular/core';
import { ProfileService, withStepUp } from 'ngx-auth0-profile';
import { ProfileHarness } from 'ngx-auth0-profile/testing';

@Component({
  template: `
    <button (click)="save()">Save</button>
    @if (profiles.error(); as error) {
      <p role="alert">{{ error.code }}</p>
    }
  `,
})
class Settings {
  protected readonly profiles = inject(ProfileService<{ theme: string }>);

  protected async save(): Promise<void> {
    await this.profiles.updateMetadata({ theme: 'dark' }).catch(() => undefined);
  }
}

describe('Settings, when Auth0 wants the consent of the user', () => {
  it('saves after the user has agreed in a popup', async () => {
    const page = await ProfileHarness.create(Settings, { features: [withStepUp('popup')] });
    page.controller.expireTokens();
    page.controller.fail({ token: 'consent_required' });
    await page.click('button');
    expect(page.controller.asked.map(({ reason }) => reason.code)).toEqual(['consent-required']);
    expect(page.controller.profile?.user_metadata).toEqual({ theme: 'dark' });
  });

  it('shows why nothing was saved when the user closes the popup', async () => {
    const page = await ProfileHarness.create(Settings, { features: [withStepUp('popup')] });
    page.controller.expireTokens();
    page.controller.fail({ token: 'consent_required' });
    page.controller.fail({ popup: 'cancelled' });
    await page.click('button');
    expect(page.text('[role=alert]')).toBe('popup-cancelled');
  });

  it('leaves for Auth0 with what the user has typed', async () => {
    const stepUp = withStepUp('redirect', { stateToKeep: () => ({ theme: 'dark' }) });
    const page = await ProfileHarness.create(Settings, { features: [stepUp] });
    page.controller.expireTokens();
    page.controller.fail({ token: 'consent_required' });
    await page.click('button');
    expect(page.controller.asked[0]?.appState?.['kept']).toEqual({ theme: 'dark' });
    expect(page.text('[role=alert]')).toBe('redirecting');
  });
});
