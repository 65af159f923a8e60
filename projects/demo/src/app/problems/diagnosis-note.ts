import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Diagnosis } from 'ngx-auth0-profile';

/** A diagnosis of the library: what happened, the evidence, and what to change. */
@Component({
  selector: 'demo-diagnosis-note',
  imports: [RouterLink],
  templateUrl: './diagnosis-note.html',
  styleUrl: './diagnosis-note.scss',
})
export class DiagnosisNote {
  readonly diagnosis = input.required<Diagnosis>();
  /** What the diagnosis is about, part of its accessible name. */
  readonly subject = input('');
}
