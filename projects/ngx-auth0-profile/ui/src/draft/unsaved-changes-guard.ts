import { DOCUMENT, inject } from '@angular/core';
import type { CanDeactivateFn } from '@angular/router';
import { AccountLanguageService } from '../texts/account-language-service';
import { UnsavedChanges } from './unsaved-changes';

/**
 * Asks before a navigation leaves a page on which entries are not saved. Also without it a browser asks before the
 * page is closed or reloaded.
 *
 * @example
 * ```ts
 * import { unsavedChangesGuard } from 'ngx-auth0-profile/ui';
 *
 * @Component({ template: '' })
 * class AccountPage {}
 *
 * export const routes: Routes = [
 *   { path: 'account', component: AccountPage, canDeactivate: [unsavedChangesGuard] },
 * ];
 * ```
 */
export const unsavedChangesGuard: CanDeactivateFn<unknown> = () =>
  inject(UnsavedChanges).keys().size === 0 ||
  (inject(DOCUMENT).defaultView?.confirm(inject(AccountLanguageService).texts().leave) ?? true);
