import { Component, computed, input } from '@angular/core';
import { diagnose } from 'ngx-auth0-profile/diagnosis';

/** Shows an error as the library explains it: what happened and what to do. */
@Component({
  selector: 'demo-problem-note',
  template: `
    <div role="alert" data-testid="problem-note">
      <p>
        <strong>{{ diagnosis().whatHappened }}</strong> <code>{{ diagnosis().problem }}</code>
      </p>
      <p>{{ diagnosis().remedy.text }}</p>
    </div>
  `,
  styleUrl: './problem-note.scss',
})
export class ProblemNote {
  readonly error = input.required<unknown>();

  protected readonly diagnosis = computed(() => diagnose(this.error()));
}
