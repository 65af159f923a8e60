import { Injectable, inject } from '@angular/core';
import { ApiClient } from '../api/api-client';
import { Auth0ProfileError } from '../errors/auth0-profile-error';
import { injectExplain } from '../errors/inject-explain';
import { PROXY, type Proxy } from '../profile/proxy-options';

/** What concerns the account as a whole. A browser may do none of it: it needs `withProxy()`. */
@Injectable({ providedIn: 'root' })
export class AccountService {
  private readonly api = inject(ApiClient);
  private readonly proxy = inject(PROXY, { optional: true });
  private readonly explain = injectExplain();

  /** Has Auth0 send the message that verifies the e-mail address once more. */
  async sendVerificationEmail(): Promise<void> {
    await this.call('sendVerificationEmail', {});
  }

  /**
   * Asks for an address at Auth0 where the user sets a new password within 15 minutes. Send the
   * browser there; the application never sees a password.
   */
  async createPasswordTicket(): Promise<string> {
    const answer = await this.call<{ readonly ticket: string }>('createPasswordTicket', {});
    return answer?.ticket ?? '';
  }

  /**
   * Deletes the account. Log the user out afterwards. A proxy refuses it unless its options switch
   * the route on; the scope is `delete:profile`.
   */
  async deleteAccount(): Promise<void> {
    await this.call('deleteAccount');
  }

  /** @throws {Auth0ProfileError} `configuration` where no proxy is configured. */
  private async call<T>(name: keyof Proxy['endpoints'], body?: object): Promise<T | null> {
    if (!this.proxy) {
      throw await this.explain(
        new Auth0ProfileError(
          'configuration',
          'Only a back end may do this to an account. Add withProxy() to provideAuth0Profile().',
        ),
      );
    }
    return this.api.call<T>({ endpoint: this.proxy.endpoints[name], api: this.proxy, body });
  }
}
