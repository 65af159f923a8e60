import { Component, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';

import { StoryProgress } from './story-progress';
import { StorySession } from './session/story-session';

/** The redirect URI of the story's login. The tokens are in the URL's fragment. */
@Component({
  selector: 'demo-story-callback',
  imports: [RouterLink],
  template: `
    @if (failure(); as message) {
      <h1 tabindex="-1">The login failed</h1>
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
      const next = await this.session.finishLogin(location.hash);
      this.progress.runAfterLogin(next);
      // The fragment has tokens, so it must not stay in the history.
      await this.router.navigate(['/story', next.step], { replaceUrl: true });
    } catch (error) {
      this.failure.set(error instanceof Error ? error.message : String(error));
    }
  }
}
