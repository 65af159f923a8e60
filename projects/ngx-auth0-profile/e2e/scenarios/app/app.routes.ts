import type { Routes } from '@angular/router';
import { scopeGuard } from 'ngx-auth0-profile';
import { ORDERS, CONSENT_API } from '../scenario-settings';
import { SecurityPage } from './security-page';
import { TwoApisPage } from './two-apis-page';
import { MetadataEditor } from './metadata-editor';
import { EnteredPage } from './entered-page';

const DENIED_TO = '/denied';

export const ROUTES: Routes = [
  { path: '', pathMatch: 'full', component: EnteredPage },
  { path: 'denied', component: EnteredPage },
  { path: 'place', component: EnteredPage },
  { path: 'edits', component: MetadataEditor },
  { path: 'both', component: TwoApisPage },
  { path: 'security', component: SecurityPage },
  {
    path: 'guarded/:page',
    component: EnteredPage,
    canActivate: [scopeGuard({ allOf: ['read:current_user'], redirectTo: DENIED_TO })],
  },
  {
    path: 'guarded-by-consent',
    component: EnteredPage,
    canActivate: [
      scopeGuard({ allOf: ['use:consent-api'], audience: CONSENT_API, redirectTo: DENIED_TO }),
    ],
  },
  {
    path: 'guarded-twice',
    component: EnteredPage,
    canActivate: [
      scopeGuard({ allOf: ['read:current_user'], redirectTo: DENIED_TO }),
      scopeGuard({ allOf: ['read:orders'], audience: ORDERS, redirectTo: DENIED_TO }),
    ],
  },
];

/** Every URL is guarded, that of the denial and that of Auth0's return included. */
export const GUARDED_ROUTES: Routes = [
  {
    path: '',
    canActivateChild: [scopeGuard('read:current_user')],
    children: [
      { path: '', pathMatch: 'full', component: EnteredPage },
      { path: 'place', component: EnteredPage },
    ],
  },
];
