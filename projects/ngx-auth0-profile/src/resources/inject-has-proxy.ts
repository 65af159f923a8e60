import { inject } from '@angular/core';
import { PROXY } from './with-proxy';

/**
 * A function that tells whether there is a back end, also one of `withRuntimeConfig()` once it is loaded; for
 * `ngx-auth0-profile/ui`. Call in an injection context.
 */
export function injectHasProxy(): () => boolean {
  const proxy = inject(PROXY);
  return () => proxy() !== undefined;
}
