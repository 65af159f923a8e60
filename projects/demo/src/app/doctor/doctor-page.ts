import { Component, computed, inject, signal } from '@angular/core';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { diagnose } from 'ngx-auth0-profile/diagnosis';

import { DEMO_CONFIG } from '../config/demo-config';
import { DiagnosisNote } from '../problems/diagnosis-note';

/** Explains a pasted token, error, response or callback URL. Nothing is sent. */
@Component({
  selector: 'demo-doctor-page',
  imports: [DiagnosisNote, MatFormField, MatInput, MatLabel],
  templateUrl: './doctor-page.html',
  styleUrl: './doctor-page.scss',
})
export class DoctorPage {
  private readonly config = inject(DEMO_CONFIG);

  protected readonly text = signal('');
  protected readonly diagnosis = computed(() => {
    const subject = this.text().trim();
    const { domain, clientId, proxyAudience } = this.config;
    return subject ? diagnose(subject, { domain, clientId, proxyAudience }) : undefined;
  });
  /** Announced by screen readers: the whole explanation would be read again with each change. */
  protected readonly announcement = computed(() => {
    const diagnosis = this.diagnosis();
    return diagnosis ? `Diagnosis: ${diagnosis.problem}. ${diagnosis.whatHappened}` : '';
  });
}
