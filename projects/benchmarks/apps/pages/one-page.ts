import type { Route } from '@angular/router';
import { ItemPage } from './item-page';

/** Replaces `pages.ts`: an application with one page and one file. */
export const firstPage: Route = { component: ItemPage };
export const otherPages: Route[] = [];
