import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { AccountAccess } from '../access/account-access';
import { AccountFrame, type UnavailableSection } from '../frame/account-frame';
import { injectLazyView } from './lazy-view';

/** Deletes the account after the user has typed its address, then logs out. Needs `withProxy()`. */
@Component({
  selector: 'auth0-account-deletion',
  imports: [AccountFrame],
  template: `<auth0-account-frame [view]="view()" [unavailable]="unavailable()" />`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AccountDeletion {
  /** What the section shows where it is not available. Default: why. */
  readonly unavailable = input<UnavailableSection>('explain');

  protected readonly view = injectLazyView(
    'deletion',
    (module) => module.deletionView(),
    inject(AccountAccess).withoutBackEnd,
  );
}
