import { computed, inject, type Signal } from '@angular/core';
import { injectManagementApiLocation } from '../resources/with-management-api';
import { GRANTED_SCOPES } from '../tokens/granted-scopes';

/**
 * The scopes that Auth0 granted for an API. Empty until a token has been requested, and after logout.
 * Call in an injection context.
 *
 * @param audience - the API's identifier. Default: the Management API; with `withMyAccount()` the My Account API too.
 *
 * @example
 * ```ts
 * private readonly granted = injectGrantedScopes();
 * protected readonly mayEdit = computed(() => this.granted().has('update:current_user_metadata'));
 * ```
 */
export function injectGrantedScopes(audience?: string): Signal<ReadonlySet<string>> {
  const granted = inject(GRANTED_SCOPES);
  const managementApi = injectManagementApiLocation();
  return computed(() => granted().get(audience ?? managementApi()?.audience ?? '') ?? NONE);
}

const NONE: ReadonlySet<string> = new Set();
