import { Component, computed, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';

import { DiagnosisNote } from '../story/diagnosis-note';
import { explainRefusal } from './refusal';

/** Where the scope guard sends a reader it refuses, with the reason in the address. */
@Component({
  selector: 'demo-refused-page',
  imports: [DiagnosisNote, MatButton, RouterLink],
  templateUrl: './refused-page.html',
  styleUrl: './refused-page.scss',
})
export class RefusedPage {
  /** The guard's reason, one word. */
  readonly reason = input('');
  /** The scopes the page wants, separated by spaces. */
  readonly scopes = input('');

  protected readonly wanted = computed(() => this.scopes().split(' ').filter(Boolean));
  protected readonly diagnosis = computed(() => explainRefusal(this.reason(), this.wanted()));
}
