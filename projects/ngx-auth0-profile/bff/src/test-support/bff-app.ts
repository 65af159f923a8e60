import {
  provideHttpClient,
  withInterceptors,
  type HttpInterceptorFn,
  type HttpRequest,
} from '@angular/common/http';
import {
  provideZonelessChangeDetection,
  type EnvironmentProviders,
  type Provider,
} from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, type Routes } from '@angular/router';
import {
  profileInterceptor,
  provideAuth0Profile,
  scopeGuard,
  type Auth0ProfileFeature,
} from 'ngx-auth0-profile';
import { NAVIGATE, type BffOptions } from '../bff-options';
import { withBff } from '../with-bff';

/** What differs from the default application. */
export interface BffAppOptions extends Partial<BffOptions> {
  readonly features?: readonly Auth0ProfileFeature[];
  readonly providers?: readonly (Provider | EnvironmentProviders)[];
  readonly routes?: Routes;
  /** Gets every request that is sent. */
  readonly record?: HttpRequest<unknown>[];
}

/** An application of the BFF. Returns the URLs that it opens in place of the page. */
export function configureBffApp({
  url = '/bff',
  apis = {},
  features = [],
  providers = [],
  routes = [],
  record = [],
}: BffAppOptions = {}): string[] {
  const opened: string[] = [];
  const recorder: HttpInterceptorFn = (request, next) => {
    record.push(request);
    return next(request);
  };
  TestBed.resetTestingModule();
  TestBed.configureTestingModule({
    providers: [
      provideZonelessChangeDetection(),
      provideHttpClient(withInterceptors([profileInterceptor, recorder])),
      provideRouter([
        ...routes,
        { path: 'settings', canActivate: [scopeGuard('update:profile')], children: [] },
        { path: '**', children: [] },
      ]),
      provideAuth0Profile(withBff({ url, apis }), ...features),
      { provide: NAVIGATE, useValue: (target: string) => opened.push(target) },
      ...providers,
    ],
  });
  return opened;
}
