import type { Routes } from '@angular/router';
import { scopeGuard } from 'ngx-auth0-profile';

/** The pages of the demo: the story, and the same wishes fulfilled with the library. */
export const ROUTES: Routes = [
  {
    path: '',
    pathMatch: 'full',
    title: 'Start',
    loadComponent: async () => (await import('./home/home')).Home,
  },
  { path: 'story', pathMatch: 'full', redirectTo: 'story/1' },
  {
    path: 'story/callback',
    title: 'Logging in',
    loadComponent: async () => (await import('./story/story-callback')).StoryCallback,
  },
  {
    path: 'story/:stepId',
    title: 'The story',
    loadComponent: async () => (await import('./story/story-page')).StoryPage,
  },
  {
    path: 'profile',
    title: 'Your profile',
    loadComponent: async () => (await import('./profile/profile-page')).ProfilePage,
  },
  {
    path: 'settings',
    title: 'Reading settings',
    canActivate: [scopeGuard({ allOf: ['update:current_user_metadata'], redirectTo: '/refused' })],
    loadComponent: async () => (await import('./settings/settings-page')).SettingsPage,
  },
  {
    path: 'readers',
    title: 'All readers',
    // No end user is ever granted this scope, so the guard refuses and says why.
    canActivate: [scopeGuard({ allOf: ['read:users'], redirectTo: '/refused' })],
    loadComponent: async () => (await import('./readers/readers-page')).ReadersPage,
  },
  {
    path: 'refused',
    title: 'Not allowed',
    loadComponent: async () => (await import('./refused/refused-page')).RefusedPage,
  },
  { path: '**', redirectTo: '' },
];
