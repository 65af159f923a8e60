import { ChangeDetectionStrategy, Component } from '@angular/core';
import { AccountFrame } from '../frame/account-frame';
import { profileView } from './profile-view';

/** Shows and edits the attributes of the user: names and picture. Changes need `withProxy()`. */
@Component({
  selector: 'auth0-account-profile',
  imports: [AccountFrame],
  template: `<auth0-account-frame [view]="view" />`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AccountProfile {
  protected readonly view = profileView();
}
