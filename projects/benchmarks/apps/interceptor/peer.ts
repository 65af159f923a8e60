import type { EnvironmentProviders, Injector, Provider } from '@angular/core';

/** A package to measure, set up as in its documentation. */
export interface Peer {
  readonly providers: (Provider | EnvironmentProviders)[];
  /** Stores a valid token in the package's cache, so that no measured request has to get one. */
  storeToken?(injector: Injector): void | Promise<void>;
}

export type CreatePeer = (resourceUrls: readonly string[]) => Peer | Promise<Peer>;
