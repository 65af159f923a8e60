import { ChangeDetectionStrategy, Component } from '@angular/core';
import { AccountFrame } from '../frame/account-frame';
import { injectLazyView } from './lazy-view';

/** Shows the e-mail address, whether it is verified, and changes it. Changes need `withProxy()`. */
@Component({
  selector: 'auth0-account-email',
  imports: [AccountFrame],
  template: `<auth0-account-frame [view]="view()" />`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AccountEmail {
  protected readonly view = injectLazyView('email', (module) => module.emailView());
}
