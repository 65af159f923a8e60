import { Component, computed, input } from '@angular/core';
import { isAuth0ProfileError } from 'ngx-auth0-profile';
import { diagnose } from 'ngx-auth0-profile/diagnosis';

import { type Operation, outcomeOf } from './outcome-of';

/** Shows an error: what it means for the user's data, what happened, and what to do. */
@Component({
  selector: 'demo-problem-note',
  template: `
    <div role="alert" data-testid="problem-note">
      <p>
        <strong>{{ outcome() }}</strong>
      </p>
      <p>
        {{ diagnosis().whatHappened }} <code>{{ diagnosis().problem }}</code>
      </p>
      @if (diagnosis().evidence.length > 0) {
        <ul>
          @for (fact of diagnosis().evidence; track $index) {
            <li>{{ fact }}</li>
          }
        </ul>
      }
      @if (retryAfter(); as seconds) {
        <p>Try again in {{ seconds }} seconds.</p>
      }
      <p>{{ diagnosis().remedy.text }}</p>
    </div>
  `,
  styleUrl: './note.scss',
})
export class ProblemNote {
  readonly error = input.required<unknown>();
  /** What failed. */
  readonly operation = input.required<Operation>();

  protected readonly outcome = computed(() => outcomeOf(this.operation(), this.error()));
  protected readonly diagnosis = computed(() =>
    diagnose(this.error(), this.operation() === 'load' ? { method: 'GET' } : {}),
  );
  protected readonly retryAfter = computed(() => {
    const error = this.error();
    return isAuth0ProfileError(error) ? error.retryAfterSeconds : undefined;
  });
}
