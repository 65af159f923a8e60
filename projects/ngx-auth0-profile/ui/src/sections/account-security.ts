import { ChangeDetectionStrategy, Component } from '@angular/core';
import { AccountFrame } from '../frame/account-frame';
import { securityView } from './security-view';

/** The second factors of the user. Needs `read:current_user`. */
@Component({
  selector: 'auth0-account-security',
  imports: [AccountFrame],
  template: `<auth0-account-frame [view]="view" />`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AccountSecurity {
  protected readonly view = securityView();
}
