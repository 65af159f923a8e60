import type { Auth0ProfileFeature } from '../provide/auth0-profile-feature';
import { compileResource } from './compile-resource';
import type { ResourceOptions } from './resource';
import { RESOURCES } from './resources';

/**
 * Gives requests to an API of the application's own the tokens they need.
 *
 * @throws {Auth0ProfileError} `configuration` when the URL or a path cannot be used.
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
