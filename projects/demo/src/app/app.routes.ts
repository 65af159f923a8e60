import type { Routes } from '@angular/router';
import { scopeGuard } from 'ngx-auth0-profile';

import { docTitle, errorTitle, isDocUrl, isErrorUrl } from './docs/doc-route';
import { editScope } from './modes/mode';
import { isStepUrl, stepTitle } from './story/step-route';

/** The pages of the demo: the story, and the same features built with the library. */
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
    title: stepTitle,
    canMatch: [isStepUrl],
    loadComponent: async () => (await import('./story/story-page')).StoryPage,
  },
  {
    path: 'account',
    loadChildren: async () => (await import('./account/account-routes')).ACCOUNT_ROUTES,
  },
  {
    path: 'profile',
    title: 'Your profile, by hand',
    loadComponent: async () => (await import('./profile/profile-page')).ProfilePage,
  },
  {
    path: 'settings',
    title: 'Reading settings',
    canActivate: [scopeGuard({ allOf: [editScope()], redirectTo: '/access-denied' })],
    loadComponent: async () => (await import('./settings/settings-page')).SettingsPage,
  },
  {
    path: 'readers',
    title: 'All readers',
    // Auth0 never grants this scope to an end user, so the guard denies access and says why.
    canActivate: [scopeGuard({ allOf: ['read:users'], redirectTo: '/access-denied' })],
    loadComponent: async () => (await import('./readers/readers-page')).ReadersPage,
  },
  {
    path: 'modes',
    title: 'Modes',
    loadComponent: async () => (await import('./modes/modes-page')).ModesPage,
  },
  {
    path: 'doctor',
    title: 'Token doctor',
    loadComponent: async () => (await import('./doctor/doctor-page')).DoctorPage,
  },
  { path: 'docs', pathMatch: 'full', redirectTo: 'docs/readme' },
  {
    path: 'docs/:docId',
    title: docTitle,
    canMatch: [isDocUrl],
    loadComponent: async () => (await import('./docs/docs-page')).DocsPage,
  },
  {
    path: 'docs/errors/:errorId',
    title: errorTitle,
    canMatch: [isErrorUrl],
    loadComponent: async () => (await import('./docs/error-page')).ErrorPage,
  },
  {
    path: 'access-denied',
    title: 'Access denied',
    loadComponent: async () =>
      (await import('./access-denied/access-denied-page')).AccessDeniedPage,
  },
  {
    path: '**',
    title: 'Page not found',
    loadComponent: async () => (await import('./not-found/not-found-page')).NotFoundPage,
  },
];
