import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { ProfileService } from 'ngx-auth0-profile';
import { ProfileHarness } from 'ngx-auth0-profile/testing';

describe('ProfileHarness', () => {
  it('shows the component once the profile is there', async () => {
    const harness = await ProfileHarness.create(ProfileCard, { profile: { name: 'Ada' } });
    expect(harness.text('h2')).toBe('Ada');
    expect(harness.text()).toBe('ProfileAdalightDark');
    expect(harness.has('[role=alert]')).toBe(false);
  });

  it('sets inputs', async () => {
    const harness = await ProfileHarness.create(ProfileCard, { inputs: { heading: 'You' } });
    expect(harness.text('h1')).toBe('You');
  });

  it('clicks, and waits until the edit is through', async () => {
    const harness = await ProfileHarness.create(ProfileCard);
    await harness.click('button');
    expect(harness.text('p')).toBe('dark');
    expect(harness.controller.sent.at(-1)?.body).toEqual({ user_metadata: { theme: 'dark' } });
  });

  it('types into a field', async () => {
    const harness = await ProfileHarness.create(ProfileCard);
    await harness.type('input', 'blue');
    await harness.click('button');
    expect(harness.controller.profile?.user_metadata).toEqual({ theme: 'blue' });
  });

  it('shows what a refusal leads to', async () => {
    const harness = await ProfileHarness.create(ProfileCard, {
      failures: [{ code: 'conflict', method: 'PATCH' }],
    });
    await harness.click('button');
    expect(harness.text('[role=alert]')).toBe('conflict');
  });

  it('names the element that is not there', async () => {
    const harness = await ProfileHarness.create(ProfileCard);
    expect(() => harness.element('#nowhere')).toThrowError(
      'The component shows no "#nowhere". Look at its template and its state.',
    );
  });
});

@Component({
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h1>{{ heading() }}</h1>
    <h2>{{ profiles.profile()?.name }}</h2>
    <p>{{ profiles.profile()?.user_metadata?.theme ?? 'light' }}</p>
    <input #field (input)="theme.set(field.value)" />
    <button type="button" (click)="save()">Dark</button>
    @if (profiles.error(); as error) {
      <div role="alert">{{ error.code }}</div>
    }
  `,
})
class ProfileCard {
  readonly heading = input('Profile');
  protected readonly profiles = inject(ProfileService<{ theme: string }>);
  protected readonly theme = signal('dark');

  protected async save(): Promise<void> {
    await this.profiles.updateMetadata({ theme: this.theme() }).catch(() => undefined);
  }
}
