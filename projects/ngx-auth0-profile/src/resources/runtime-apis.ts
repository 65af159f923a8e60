import { InjectionToken } from '@angular/core';
import type { ResourceRule } from './resource';
import type { Proxy } from './with-proxy';

/** The APIs that `withRuntimeConfig()` has loaded. */
export interface RuntimeApis {
  /** Their rules, and those of the proxy. The array stays the same. */
  readonly rules: ResourceRule[];
  proxy: Proxy | undefined;
}

/** Filled at start, before Auth0's configuration is set. */
export const RUNTIME_APIS = new InjectionToken<RuntimeApis>('ngx-auth0-profile runtime APIs', {
  factory: () => ({ rules: [], proxy: undefined }),
});
