import { Component, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';

import { StoryProgress } from './story-progress';
import { StorySession } from './story-session';

/** Where the tenant's login page sends the story's tokens, in the fragment of the address. */
@Component({
  selector: 'demo-story-callback',
  imports: [RouterLink],
  template: `
    @if (failure(); as message) {
      <h1 tabindex="-1">The login did not work</h1>
      <p role="alert">{{ message }}</p>
      <p><a routerLink="/story/1">Back to step 1</a></p>
    } @else {
      <p role="status">Reading the tokens…</p>
    }
  `,
})
export class StoryCallback {
  private readonly router = inject(Router);
  private readonly session = inject(StorySession);
  private readonly progress = inject(StoryProgress);

  protected readonly failure = signal('');

  constructor() {
    void this.finish();
  }

  private async finish(): Promise<void> {
    try {
      const step = await this.session.finishLogin(location.hash);
      this.progress.resumeWith(step);
      // The fragment holds tokens; the history must not keep it.
      await this.router.navigate(['/story', step], { replaceUrl: true });
    } catch (error) {
      this.failure.set(error instanceof Error ? error.message : String(error));
    }
  }
}
