import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { AccountAccess } from '../access/account-access';
import { AccountFrame, type UnavailableSection } from '../frame/account-frame';
import { injectLazyView } from './lazy-view';

/** Changes the password with `withMyAccount()`; with `withProxy()` opens the tenant's page for it. */
@Component({
  selector: 'auth0-account-password',
  imports: [AccountFrame],
  template: `<auth0-account-frame [view]="view()" [unavailable]="unavailable()" />`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AccountPassword {
  /** What the section shows where it is not available. Default: why. */
  readonly unavailable = input<UnavailableSection>('explain');

  protected readonly view = injectLazyView(
    'password',
    (module) => module.passwordView(),
    inject(AccountAccess).passwordLocked,
  );
}
