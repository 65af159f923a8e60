import { DOCUMENT, Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { AccountService } from 'ngx-auth0-profile';

import { ProblemNote } from '../problems/problem-note';

/** Sends the user to the tenant's page for a new password. No application sees the password. */
@Component({
  selector: 'demo-password-card',
  imports: [MatButton, ProblemNote],
  templateUrl: './password-card.html',
  styleUrl: './form-card.scss',
})
export class PasswordCard {
  private readonly accounts = inject(AccountService);
  private readonly location = inject(DOCUMENT).location;

  protected readonly redirecting = signal(false);
  protected readonly problem = signal<unknown>(undefined);

  protected async change(): Promise<void> {
    this.redirecting.set(true);
    this.problem.set(undefined);
    try {
      this.location.assign(await this.accounts.createPasswordTicket());
    } catch (error) {
      this.problem.set(error);
      this.redirecting.set(false);
    }
  }
}
