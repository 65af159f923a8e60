import { ChangeDetectionStrategy, Component, contentChild } from '@angular/core';
import { AccountFrame } from '../frame/account-frame';
import { AccountQrCodeTemplate } from '../frame/qr-code-template';
import { injectLazyView } from './lazy-view';

/**
 * The second factors of the user, which needs `read:current_user`. With `withMyAccount()` all authentication methods,
 * which the user can add, rename and remove.
 */
@Component({
  selector: 'auth0-account-security',
  imports: [AccountFrame],
  template: `<auth0-account-frame [view]="view()" />`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AccountSecurity {
  private readonly qrCode = contentChild(AccountQrCodeTemplate);
  protected readonly view = injectLazyView('security', (module) =>
    module.securityView(() => this.qrCode()?.template),
  );
}
