import { ChangeDetectionStrategy, Component, computed, input, linkedSignal } from '@angular/core';

/** The picture of a user; the first letters of the name where there is none, or it cannot be loaded. */
@Component({
  selector: 'auth0-account-avatar',
  template: `
    @if (src(); as address) {
      <img alt="" referrerpolicy="no-referrer" [src]="address" (error)="src.set(undefined)" />
    } @else {
      {{ initials() }}
    }
  `,
  host: { class: 'a0-avatar', 'aria-hidden': 'true' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Avatar {
  readonly picture = input<string>();
  readonly name = input.required<string>();

  protected readonly src = linkedSignal(() => this.picture());
  /** Of the first and the last name. */
  protected readonly initials = computed(() => {
    const words = this.name().split(/\s+/);
    return [...new Set([words[0], words.at(-1)])]
      .map((word) => /^./u.exec(word ?? '')?.[0] ?? '')
      .join('');
  });
}
