import type { Route } from '@angular/router';

/**
 * Pages that come with their routes. There are three, because from three on the Angular CLI puts the
 * files of a bundle together anew, and a package that loads a part of itself later would otherwise be
 * measured by another kind of build than one that does not.
 */
export const firstPage: Route = {
  loadComponent: async () => (await import('./item-page')).ItemPage,
};
export const otherPages: Route[] = [
  { path: 'order', loadComponent: async () => (await import('./order-page')).OrderPage },
  { path: 'customer', loadComponent: async () => (await import('./customer-page')).CustomerPage },
];
