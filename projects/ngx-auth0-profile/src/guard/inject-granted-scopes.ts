import { computed, inject, type Signal } from '@angular/core';
import { injectManagementApiLocation } from '../management-api/management-api-options';
import { AccessTokens } from '../tokens/access-tokens';

/**
 * The scopes Auth0 granted for an API, as far as a token has been asked for; empty until then and
 * after logout. Call in an injection context.
 *
 * @param audience - the API's identifier. Default: the Management API.
 *
 * @example
 * ```ts
 * private readonly granted = injectGrantedScopes();
 * protected readonly mayEdit = computed(() => this.granted().has('update:current_user_metadata'));
 * ```
 */
export function injectGrantedScopes(audience?: string): Signal<ReadonlySet<string>> {
  const tokens = inject(AccessTokens);
  const managementApi = injectManagementApiLocation();
  return computed(() => tokens.granted().get(audience ?? managementApi()?.audience ?? '') ?? none);
}

const none: ReadonlySet<string> = new Set();
