import type { Route } from '@angular/router';
import { ItemPage } from './item-page';

/** In place of `pages.ts`: an application of one page and one file. */
export const firstPage: Route = { component: ItemPage };
export const otherPages: Route[] = [];
