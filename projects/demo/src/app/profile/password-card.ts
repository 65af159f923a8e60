import { DOCUMENT, Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { AccountService } from 'ngx-auth0-profile';

import { ProblemNote } from './problem-note';

/** The password, which is typed at the tenant and nowhere else. */
@Component({
  selector: 'demo-password-card',
  imports: [MatButton, ProblemNote],
  templateUrl: './password-card.html',
  styleUrl: './form-card.scss',
})
export class PasswordCard {
  private readonly accounts = inject(AccountService);
  private readonly location = inject(DOCUMENT).location;

  protected readonly leaving = signal(false);
  protected readonly problem = signal<unknown>(undefined);

  protected async change(): Promise<void> {
    this.leaving.set(true);
    this.problem.set(undefined);
    try {
      this.location.assign(await this.accounts.createPasswordTicket());
    } catch (error) {
      this.problem.set(error);
      this.leaving.set(false);
    }
  }
}
