import type { Routes } from '@angular/router';
import { scopeGuard } from 'ngx-auth0-profile';
import { HomePage } from './home-page';
import { ProfilePage } from './profile-page';

export const ROUTES: Routes = [
  { path: '', component: HomePage },
  {
    path: 'profile',
    component: ProfilePage,
    canActivate: [scopeGuard('update:current_user_metadata')],
  },
];
