import { Injectable, inject } from '@angular/core';
import { Auth0ProfileError } from '../errors/auth0-profile-error';
import { injectToProfileError } from '../requests/inject-to-profile-error';
import { LazyAuthorization } from '../requests/lazy-authorization';
import { PROXY, type Proxy } from '../resources/with-proxy';

/** Operations on the whole account. A token in a browser allows none of them: they need `withProxy()`. */
@Injectable({ providedIn: 'root' })
export class AccountService {
  private readonly lazy = inject(LazyAuthorization);
  private readonly proxy = inject(PROXY);
  private readonly toProfileError = injectToProfileError();

  /** Sends the verification e-mail again. */
  async sendVerificationEmail(): Promise<void> {
    await this.call('sendVerificationEmail', {});
  }

  /**
   * Creates a page at Auth0 where the user sets a new password within 15 minutes, and returns its URL.
   * Navigate there; the application never sees a password.
   */
  async createPasswordTicket(): Promise<string> {
    const answer = await this.call<{ readonly ticket: string }>('createPasswordTicket', {});
    return answer?.ticket ?? '';
  }

  /**
   * Deletes the account. Log the user out afterwards. The proxy refuses it unless its options enable it;
   * the scope is `delete:profile`.
   */
  async deleteAccount(): Promise<void> {
    await this.call('deleteAccount');
  }

  /** @throws {Auth0ProfileError} `configuration` where no proxy is configured. */
  private async call<T>(name: keyof Proxy['endpoints'], body?: object): Promise<T | null> {
    const api = this.proxy();
    if (!api) {
      throw await this.toProfileError(
        new Auth0ProfileError(
          'configuration',
          'Only a back end may make this change to an account. Add withProxy() to provideAuth0Profile().',
        ),
      );
    }
    const authorization = await this.lazy.start();
    const user = await authorization.userId();
    return authorization.api.call<T>({ endpoint: api.endpoints[name], api, body, user });
  }
}
