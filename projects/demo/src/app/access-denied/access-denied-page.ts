import { Component, computed, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';

import { DiagnosisNote } from '../problems/diagnosis-note';
import { explainDenial } from './explain-denial';

/** The page that the scope guard redirects to when it denies access. The URL has the reason. */
@Component({
  selector: 'demo-access-denied-page',
  imports: [DiagnosisNote, MatButton, RouterLink],
  templateUrl: './access-denied-page.html',
  styleUrl: './access-denied-page.scss',
})
export class AccessDeniedPage {
  /** The guard's reason, an error code of the library. */
  readonly reason = input('');
  /** The scopes that the page requires, separated by spaces. */
  readonly scopes = input('');

  protected readonly requiredScopes = computed(() => this.scopes().split(' ').filter(Boolean));
  protected readonly diagnosis = computed(() =>
    explainDenial(this.reason(), this.requiredScopes()),
  );
}
