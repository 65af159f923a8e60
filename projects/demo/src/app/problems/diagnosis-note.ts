import { Component, input } from '@angular/core';
import type { Diagnosis } from 'ngx-auth0-profile';

/** The library's diagnosis in plain words: what happened, how we know, what to change. */
@Component({
  selector: 'demo-diagnosis-note',
  templateUrl: './diagnosis-note.html',
  styleUrl: './diagnosis-note.scss',
})
export class DiagnosisNote {
  readonly diagnosis = input.required<Diagnosis>();
}
