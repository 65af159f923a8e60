import type { Auth0ProfileFeature } from '../feature/auth0-profile-feature';
import { compileResource } from './compile-resource';
import type { ResourceOptions } from './resource';
import { RESOURCES } from './resources';

/**
 * Attaches tokens to requests to an API of the application.
 *
 * @throws {Auth0ProfileError} `configuration` when the URL or a path is not valid.
 *
 * @example
 * ```ts
 * provideAuth0Profile(
 *   withResource({
 *     url: 'https://api.example.com/v1',
 *     audience: 'https://orders.example/',
 *     scopes: { 'GET /orders/**': 'read:orders', 'POST /orders': 'write:orders' },
 *   }),
 * );
 * ```
 */
export function withResource(options: ResourceOptions): Auth0ProfileFeature {
  return {
    kind: 'resource',
    providers: [{ provide: RESOURCES, multi: true, useValue: compileResource(options) }],
  };
}
