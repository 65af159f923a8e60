import { DatePipe } from '@angular/common';
import { Component, computed, effect, inject, signal } from '@angular/core';
import { ProfileService } from 'ngx-auth0-profile';

/** Shows how long the library waits after a 429, while it waits. */
@Component({
  selector: 'demo-waiting-note',
  imports: [DatePipe],
  template: `
    @if (until(); as time) {
      <p role="status" data-testid="waiting">
        Too many requests at the moment. The request is sent again at
        {{ time | date: 'HH:mm:ss' }}
        <!-- Not announced: it changes every second. -->
        <span aria-hidden="true">
          (in {{ seconds() }} {{ seconds() === 1 ? 'second' : 'seconds' }})</span
        >.
      </p>
    }
  `,
  styleUrl: './note.scss',
})
export class WaitingNote {
  protected readonly until = inject(ProfileService).waitingUntil;

  private readonly now = signal(Date.now());
  protected readonly seconds = computed(() =>
    Math.max(0, Math.ceil(((this.until()?.getTime() ?? 0) - this.now()) / 1000)),
  );

  constructor() {
    effect((onCleanup) => {
      if (this.until()) {
        this.now.set(Date.now());
        const timer = setInterval(() => {
          this.now.set(Date.now());
        }, 250);
        onCleanup(() => {
          clearInterval(timer);
        });
      }
    });
  }
}
