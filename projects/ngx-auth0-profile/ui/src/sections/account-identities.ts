import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { AccountFrame } from '../frame/account-frame';
import type { LinkLogin } from './identities-view';
import { injectLazyView } from './lazy-view';

/** The accounts that the user can log in with. Needs what `IdentityService` needs. */
@Component({
  selector: 'auth0-account-identities',
  imports: [AccountFrame],
  template: `<auth0-account-frame [view]="view()" />`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AccountIdentities {
  /** Logs in to the account that the user wants to connect. Without it no account can be added. */
  readonly linkLogin = input<LinkLogin>();

  protected readonly view = injectLazyView('identities', (module) =>
    module.identitiesView(this.linkLogin),
  );
}
