import { DOCUMENT, Injectable, inject } from '@angular/core';
import { AccountService } from 'ngx-auth0-profile';

const STARTED = 'demo.password-change-started';

/** A password change on the page of the tenant, which redirects back to this app. */
@Injectable({ providedIn: 'root' })
export class PasswordChange {
  private readonly accounts = inject(AccountService);
  private readonly window = inject(DOCUMENT).defaultView;

  /** Redirects to the page of the tenant where the user sets a new password. */
  async start(): Promise<void> {
    const url = await this.accounts.createPasswordTicket();
    this.window?.sessionStorage.setItem(STARTED, 'yes');
    this.window?.location.assign(url);
  }

  /**
   * Whether this visit is the return from a successful change; true only once. The `success`
   * parameter alone is no proof, because anybody can write a URL.
   */
  consumeSuccess(success: string | undefined): boolean {
    const started = this.window?.sessionStorage.getItem(STARTED) === 'yes';
    this.window?.sessionStorage.removeItem(STARTED);
    return started && success === 'true';
  }
}
