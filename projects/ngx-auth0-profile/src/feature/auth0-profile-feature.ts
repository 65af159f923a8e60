import type { EnvironmentProviders, Provider } from '@angular/core';

/** The features of `provideAuth0Profile()`; each but `resource` may be given once. */
export type Auth0ProfileFeatureKind =
  | 'login'
  | 'management-api'
  | 'my-account'
  | 'proxy'
  | 'resource'
  | 'step-up'
  | 'diagnosis'
  | 'early-start'
  | 'runtime-config'
  | 'metadata-schema';

/** What a `with…()` function adds to `provideAuth0Profile()`. */
export interface Auth0ProfileFeature {
  /** The kind of feature; two of one kind contradict each other. */
  readonly kind: Auth0ProfileFeatureKind;
  /** Kinds that cannot be used beside it. Default: none. */
  readonly excludes?: readonly Auth0ProfileFeatureKind[];
  /** The providers of the feature. */
  readonly providers: readonly (Provider | EnvironmentProviders)[];
}
