import { DOCUMENT, EnvironmentInjector, createEnvironmentInjector } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { AuthClientConfig } from '@auth0/auth0-angular';
import { compileResource } from '../resources/compile-resource';
import type { ResourceOptions } from '../resources/resource';
import { RESOURCES, Resources } from '../resources/resources';

/** The rules of an application at `baseURI`. */
export function createResources(
  resources: readonly ResourceOptions[],
  {
    domain = 'idle.eu.auth0.com',
    baseURI = 'https://app.example.com/shop/cart',
    config = new AuthClientConfig({ domain, clientId: 'spec' }),
  } = {},
): Resources {
  const injector = createEnvironmentInjector(
    [
      Resources,
      { provide: DOCUMENT, useValue: { baseURI } },
      { provide: AuthClientConfig, useValue: config },
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
