import type { Route } from '@angular/router';

/**
 * Lazily loaded pages. There are three, because with three or more lazy files the Angular CLI merges the
 * files of a bundle. With fewer, packages with and without lazy files would be built differently.
 */
export const firstPage: Route = {
  loadComponent: async () => (await import('./item-page')).ItemPage,
};
export const otherPages: Route[] = [
  { path: 'order', loadComponent: async () => (await import('./order-page')).OrderPage },
  { path: 'customer', loadComponent: async () => (await import('./customer-page')).CustomerPage },
];
