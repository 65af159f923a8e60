import type { Routes } from '@angular/router';
import { scopeGuard } from 'ngx-auth0-profile';
import { unsavedChangesGuard } from 'ngx-auth0-profile/ui';

import { editScope } from '../modes/mode';
import { AccountPage } from './account-page';

/** The route of the account page, loaded with the page. */
export const ACCOUNT_ROUTES: Routes = [
  {
    path: '',
    title: 'Your account',
    component: AccountPage,
    canActivate: [scopeGuard({ allOf: [editScope()], redirectTo: '/access-denied' })],
    canDeactivate: [unsavedChangesGuard],
  },
];
