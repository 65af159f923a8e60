import { Component, provideZonelessChangeDetection, type ApplicationConfig } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { provideRouter, RouterOutlet, type Route } from '@angular/router';
import { firstPage, otherPages } from './pages/pages';

@Component({ selector: 'app-root', imports: [RouterOutlet], template: '<router-outlet />' })
class Root {}

/** The same small application for every package: routes, pages and requests. */
export function startMinimalApp(
  providers: ApplicationConfig['providers'],
  route: Partial<Route> = {},
): void {
  bootstrapApplication(Root, {
    providers: [
      provideZonelessChangeDetection(),
      provideRouter([{ path: '', ...(route.component ? {} : firstPage), ...route }, ...otherPages]),
      ...providers,
    ],
  }).catch((error: unknown) => {
    console.error(error);
  });
}
