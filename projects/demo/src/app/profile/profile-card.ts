import { DatePipe } from '@angular/common';
import { Component, computed, input, linkedSignal } from '@angular/core';
import type { UserProfile } from 'ngx-auth0-profile';

import type { ReaderMetadata } from './reader-metadata';

/** Name, picture and dates of the reader. */
@Component({
  selector: 'demo-profile-card',
  imports: [DatePipe],
  template: `
    @if (picture(); as picture) {
      <img [src]="picture" alt="" width="88" height="88" (error)="brokenPicture.set(true)" />
    } @else {
      <span class="initials" aria-hidden="true">{{ initials() }}</span>
    }
    <div>
      <h1 tabindex="-1" data-testid="name">{{ profile().name }}</h1>
      <p data-testid="email">{{ profile().email }}</p>
      <p class="quiet">
        Reader since {{ profile().created_at | date: 'MMMM y' }}, last change
        {{ profile().updated_at | date: 'd MMM y, HH:mm' }}
      </p>
    </div>
  `,
  styleUrl: './profile-card.scss',
})
export class ProfileCard {
  readonly profile = input.required<UserProfile<ReaderMetadata>>();

  protected readonly brokenPicture = linkedSignal({
    source: () => this.profile().picture,
    computation: () => false,
  });
  protected readonly picture = computed(() =>
    this.brokenPicture() ? undefined : this.profile().picture,
  );
  protected readonly initials = computed(() =>
    (this.profile().name ?? '')
      .split(' ')
      .map((word) => word.charAt(0))
      .join(''),
  );
}
