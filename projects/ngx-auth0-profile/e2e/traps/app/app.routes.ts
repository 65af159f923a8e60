import type { Routes } from '@angular/router';
import { scopeGuard } from 'ngx-auth0-profile';
import { ORDERS, VAULT } from '../trap-settings';
import { BothApis } from './both-apis';
import { Edits } from './edits';
import { Page } from './page';

const DENIED_TO = '/denied';

export const ROUTES: Routes = [
  { path: '', pathMatch: 'full', component: Page },
  { path: 'denied', component: Page },
  { path: 'place', component: Page },
  { path: 'edits', component: Edits },
  { path: 'both', component: BothApis },
  {
    path: 'guarded/:page',
    component: Page,
    canActivate: [scopeGuard({ allOf: ['read:current_user'], redirectTo: DENIED_TO })],
  },
  {
    path: 'guarded-by-consent',
    component: Page,
    canActivate: [scopeGuard({ allOf: ['open:vault'], audience: VAULT, redirectTo: DENIED_TO })],
  },
  {
    path: 'guarded-twice',
    component: Page,
    canActivate: [
      scopeGuard({ allOf: ['read:current_user'], redirectTo: DENIED_TO }),
      scopeGuard({ allOf: ['read:orders'], audience: ORDERS, redirectTo: DENIED_TO }),
    ],
  },
];
