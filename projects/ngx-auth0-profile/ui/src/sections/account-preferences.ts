import { ChangeDetectionStrategy, Component, contentChildren, input } from '@angular/core';
import { AccountFrame } from '../frame/account-frame';
import type { PreferenceField } from '../fields/field-definition';
import { AccountFieldTemplate } from '../form/field-template';
import { preferencesView } from './preferences-view';

/**
 * Edits members of `user_metadata`. It sends only what was edited, and keeps stored values that a field cannot show.
 *
 * @example
 * ```html
 * <auth0-account-preferences [fields]="fields" />
 * ```
 */
@Component({
  selector: 'auth0-account-preferences',
  imports: [AccountFrame],
  template: `<auth0-account-frame [view]="view" />`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AccountPreferences {
  private readonly templates = contentChildren(AccountFieldTemplate);

  /** The fields, in their order on the page. */
  readonly fields = input.required<readonly PreferenceField[]>();

  protected readonly view = preferencesView(this.fields, this.templates);
}
