import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';

import { ProblemNote } from '../problems/problem-note';
import { PasswordChange } from './password-change';

/** Sends the user to the tenant's page for a new password. No application sees the password. */
@Component({
  selector: 'demo-password-card',
  imports: [MatButton, ProblemNote],
  templateUrl: './password-card.html',
  styleUrl: './form-card.scss',
})
export class PasswordCard {
  private readonly passwordChange = inject(PasswordChange);

  protected readonly redirecting = signal(false);
  protected readonly problem = signal<unknown>(undefined);

  protected async change(): Promise<void> {
    this.redirecting.set(true);
    this.problem.set(undefined);
    try {
      await this.passwordChange.start();
    } catch (error) {
      this.problem.set(error);
      this.redirecting.set(false);
    }
  }
}
