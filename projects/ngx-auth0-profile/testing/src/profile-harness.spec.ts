import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { ProfileService } from 'ngx-auth0-profile';
import { ProfileHarness } from 'ngx-auth0-profile/testing';

describe('ProfileHarness', () => {
  it('renders the component with the loaded profile', async () => {
    const harness = await ProfileHarness.create(ProfileCard, { profile: { name: 'Ada' } });
    expect(harness.text('h2')).toBe('Ada');
    expect(harness.text()).toBe('ProfileAdalightDark');
    expect(harness.has('[role=alert]')).toBe(false);
  });

  it('sets inputs', async () => {
    const harness = await ProfileHarness.create(ProfileCard, { inputs: { heading: 'You' } });
    expect(harness.text('h1')).toBe('You');
  });

  it('clicks, and waits until the edit is saved', async () => {
    const harness = await ProfileHarness.create(ProfileCard);
    await harness.click('button');
    expect(harness.text('p')).toBe('dark');
    expect(harness.controller.sent.at(-1)?.body).toEqual({ user_metadata: { theme: 'dark' } });
  });

  it('refuses a click that would do nothing', async () => {
    const harness = await ProfileHarness.create(ProfileCard, { inputs: { disabled: true } });
    const error: unknown = await harness.click('button').catch((caught: unknown) => caught);
    expect(error instanceof Error && error.message).toBe(
      '"button" is disabled, so that a click does nothing. ' +
        'Make it enabled first, or expect harness.has() with ":disabled".',
    );
  });

  it('types into a field', async () => {
    const harness = await ProfileHarness.create(ProfileCard);
    await harness.type('input', 'blue');
    await harness.click('button');
    expect(harness.controller.profile?.user_metadata).toEqual({ theme: 'blue' });
  });

  it('shows the error of a failed edit', async () => {
    const harness = await ProfileHarness.create(ProfileCard, {
      failures: [{ code: 'conflict', method: 'PATCH' }],
    });
    await harness.click('button');
    expect(harness.text('[role=alert]')).toBe('conflict');
  });

  it('says what the component shows when no element matches', async () => {
    const harness = await ProfileHarness.create(ProfileCard);
    expect(() => harness.element('#nowhere')).toThrowError(
      'No element matches "#nowhere". The component shows: "ProfileTest UserlightDark". ' +
        'Check the selector, and the state that the template depends on.',
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
    <button type="button" [disabled]="disabled()" (click)="save()">Dark</button>
    @if (profiles.error(); as error) {
      <div role="alert">{{ error.code }}</div>
    }
  `,
})
class ProfileCard {
  readonly heading = input('Profile');
  readonly disabled = input(false);
  protected readonly profiles = inject(ProfileService<{ theme: string }>);
  protected readonly theme = signal('dark');

  protected async save(): Promise<void> {
    await this.profiles.updateMetadata({ theme: this.theme() }).catch(() => undefined);
  }
}
