import type { Auth0ProfileFeature } from '../feature/auth0-profile-feature';
import { injectPageUrl } from './api-base-url';
import { compileResource } from './compile-resource';
import type { ResourceOptions } from './resource';
import { RESOURCES } from './resources';

/**
 * Attaches tokens to requests to an API of the application.
 *
 * @throws {Auth0ProfileError} `configuration` when the URL, the audience or a path is not valid.
 *
 * @example
 * ```ts
 * provideAuth0Profile(
 *   withAuth0Angular(),
 *   withResource({
 *     url: 'https://api.example.com/v1',
 *     audience: 'https://orders.example/',
 *     scopes: { 'GET /orders/**': 'read:orders', 'POST /orders': 'write:orders', '/health': false },
 *   }),
 * );
 * ```
 */
export function withResource(options: ResourceOptions): Auth0ProfileFeature {
  // Checked here, so that the stack of an error shows the call.
  compileResource(options);
  return {
    kind: 'resource',
    providers: [
      {
        provide: RESOURCES,
        multi: true,
        useFactory: () => compileResource(options, injectPageUrl()),
      },
    ],
  };
}
