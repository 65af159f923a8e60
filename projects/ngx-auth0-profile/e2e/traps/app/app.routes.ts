import type { Routes } from '@angular/router';
import { scopeGuard } from 'ngx-auth0-profile';
import { orders, vault } from '../trap-settings';
import { BothApis } from './both-apis';
import { Edits } from './edits';
import { Page } from './page';

const deniedTo = '/denied';

export const routes: Routes = [
  { path: '', pathMatch: 'full', component: Page },
  { path: 'denied', component: Page },
  { path: 'place', component: Page },
  { path: 'edits', component: Edits },
  { path: 'both', component: BothApis },
  {
    path: 'guarded/:page',
    component: Page,
    canActivate: [scopeGuard({ allOf: ['read:current_user'], deniedTo })],
  },
  {
    path: 'guarded-by-consent',
    component: Page,
    canActivate: [scopeGuard({ allOf: ['open:vault'], audience: vault, deniedTo })],
  },
  {
    path: 'guarded-twice',
    component: Page,
    canActivate: [
      scopeGuard({ allOf: ['read:current_user'], deniedTo }),
      scopeGuard({ allOf: ['read:orders'], audience: orders, deniedTo }),
    ],
  },
];
