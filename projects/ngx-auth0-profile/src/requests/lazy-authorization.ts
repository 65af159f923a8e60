import { isPlatformServer } from '@angular/common';
import { Injectable, Injector, PLATFORM_ID, inject } from '@angular/core';
import { importOrThrow } from '../errors/import-or-throw';
import { PageUser } from '../session/page-user';
import { TOKEN_PORT } from '../tokens/token-port';
import type { Authorization } from './authorization';

/**
 * The lazy boundary: the only import of the code that requests tokens, sends requests with them and converts
 * errors. Everything `authorization.ts` imports at run time is loaded with the first need. Other files
 * import its types only.
 */
@Injectable({ providedIn: 'root' })
export class LazyAuthorization {
  private readonly injector = inject(Injector);

  /** Set once it is loaded, so that a cached token can be attached synchronously. */
  loaded: Authorization | undefined;
  /** Set once it is loaded or loading. */
  loading: Promise<Authorization> | undefined;

  /** Looks for a session, which a server does not have, and loads the code, in parallel. */
  start(): Promise<Authorization> {
    if (!isPlatformServer(this.injector.get(PLATFORM_ID))) {
      this.injector.get(PageUser);
    }
    return this.load();
  }

  /**
   * Loads the code. Needs no session, so that errors can be converted on the server too.
   *
   * @throws {Auth0ProfileError} `file-not-loaded` when the file cannot be loaded.
   */
  load(): Promise<Authorization> {
    return (this.loading ??= importOrThrow(
      Promise.all([import('./authorization'), this.injector.get(TOKEN_PORT)()]),
    )
      .then(
        ([{ Authorization }, createPort]) =>
          (this.loaded = new Authorization(this.injector, createPort)),
      )
      .catch((error: unknown) => {
        this.loading = undefined;
        throw error;
      }));
  }
}
