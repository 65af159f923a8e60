import { DOCUMENT, EnvironmentInjector, createEnvironmentInjector } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { compileResource } from '../resources/compile-resource';
import type { ResourceOptions } from '../resources/resource';
import { RESOURCES, Resources } from '../resources/resources';
import { AUTH0_CONFIG } from '../session/auth0-config';
import { specConfig } from './provide-spec-profile';

/** The rules of an application at `baseURI`. */
export function createResources(
  resources: readonly ResourceOptions[],
  {
    domain = 'idle.eu.auth0.com',
    baseURI = 'https://app.example.com/shop/cart',
    config = specConfig({ domain, clientId: 'spec' }),
  } = {},
): Resources {
  const injector = createEnvironmentInjector(
    [
      Resources,
      { provide: DOCUMENT, useValue: { baseURI } },
      { provide: AUTH0_CONFIG, useValue: config },
      ...resources.map((options) => ({
        provide: RESOURCES,
        multi: true,
        useValue: compileResource(options, baseURI),
      })),
    ],
    TestBed.inject(EnvironmentInjector),
  );
  return injector.get(Resources);
}
