import { computed, inject, type Signal } from '@angular/core';
import { injectManagementApiLocation } from '../resources/with-management-api';
import { TokenCache } from '../tokens/token-cache';

/**
 * The scopes that Auth0 granted for an API. Empty until a token has been requested, and after logout.
 * Call in an injection context.
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
  const cache = inject(TokenCache);
  const managementApi = injectManagementApiLocation();
  return computed(() => cache.granted().get(audience ?? managementApi()?.audience ?? '') ?? NONE);
}

const NONE: ReadonlySet<string> = new Set();
