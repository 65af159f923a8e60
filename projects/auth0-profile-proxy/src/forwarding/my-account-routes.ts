import type { ApiRouteOptions } from '../contract/profile-bff-options.ts';

/** The routes of Auth0's My Account API below `/me/v1` with their scopes (Auth0, "My Account API"). */
export const MY_ACCOUNT_ROUTES: readonly ApiRouteOptions[] = [
  { method: 'GET', path: '/profile', scopes: ['read:me:profile'] },
  { method: 'PATCH', path: '/profile', scopes: ['update:me:profile'] },
  { method: 'GET', path: '/factors', scopes: ['read:me:factors'] },
  { method: 'GET', path: '/authentication-methods', scopes: ['read:me:authentication_methods'] },
  { method: 'POST', path: '/authentication-methods', scopes: ['create:me:authentication_methods'] },
  {
    method: 'GET',
    path: '/authentication-methods/{id}',
    scopes: ['read:me:authentication_methods'],
  },
  {
    method: 'PATCH',
    path: '/authentication-methods/{id}',
    scopes: ['update:me:authentication_methods'],
  },
  {
    method: 'DELETE',
    path: '/authentication-methods/{id}',
    scopes: ['delete:me:authentication_methods'],
  },
  {
    method: 'POST',
    path: '/authentication-methods/{id}/verify',
    scopes: ['create:me:authentication_methods'],
  },
  {
    method: 'GET',
    path: '/connected-accounts/accounts',
    scopes: ['read:me:connected_accounts'],
  },
  {
    method: 'GET',
    path: '/connected-accounts/connections',
    scopes: ['read:me:connected_accounts'],
  },
  {
    method: 'POST',
    path: '/connected-accounts/connect',
    scopes: ['create:me:connected_accounts'],
  },
  {
    method: 'POST',
    path: '/connected-accounts/complete',
    scopes: ['create:me:connected_accounts'],
  },
  {
    method: 'DELETE',
    path: '/connected-accounts/accounts/{id}',
    scopes: ['delete:me:connected_accounts'],
  },
];
