import type { EnvironmentProviders, Injector, Provider } from '@angular/core';

/** A package under measurement, set up the way its own documentation says. */
export interface Peer {
  readonly providers: (Provider | EnvironmentProviders)[];
  /** Puts a valid token where the package looks for it, so that no measured request asks for one. */
  warmUp?(injector: Injector): void | Promise<void>;
}

export type CreatePeer = (resourceUrls: readonly string[]) => Peer | Promise<Peer>;
