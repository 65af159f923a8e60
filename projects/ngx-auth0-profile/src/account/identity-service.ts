import { Injectable, inject } from '@angular/core';
import { Auth0ProfileError } from '../errors/auth0-profile-error';
import { injectToProfileError } from '../requests/inject-to-profile-error';
import { managementEndpoints } from 'ngx-auth0-profile/management-api';
import { injectManagementApiLocation } from '../resources/with-management-api';
import { ProfileService } from '../profile/profile-service';
import { ProfileStore } from '../profile/profile-store';
import { PROXY } from '../resources/with-proxy';
import type { UserIdentity } from '../profile/user-profile';
import { LazyAuthorization } from '../requests/lazy-authorization';
import { AUTH0_CONFIG } from '../session/auth0-config';
import { checkLinkToken } from './check-link-token';

/**
 * Links and unlinks the accounts the user can log in with. Needs `update:current_user_identities`,
 * or `withProxy({ mode: 'proxy' })`.
 */
@Injectable({ providedIn: 'root' })
export class IdentityService {
  private readonly lazy = inject(LazyAuthorization);
  private readonly profiles = inject(ProfileService);
  private readonly store = inject(ProfileStore);
  private readonly config = inject(AUTH0_CONFIG);
  private readonly proxy = inject(PROXY);
  private readonly managementApi = injectManagementApiLocation();
  private readonly toProfileError = injectToProfileError();

  /**
   * Links a second account to the one that is signed in. Auth0 discards the metadata of the second
   * account: copy it first.
   *
   * @param idToken - the raw ID token of a login to the second account with this application
   * @returns all accounts, the primary one first
   * @throws {Auth0ProfileError} `invalid-link-token` before anything is sent.
   */
  async link(idToken: string): Promise<readonly UserIdentity[]> {
    const authorization = await this.lazy.start();
    const id = await authorization.userId();
    const { clientId } = this.config.get() ?? {};
    const tenant = this.managementApi();
    try {
      // Where a back end has the configuration, it checks the token.
      if (clientId !== undefined && tenant) {
        checkLinkToken(authorization.decode(idToken), {
          sub: id,
          issuer: new URL('/', tenant.url).href,
          clientId,
        });
      }
    } catch (error) {
      throw await this.toProfileError(error);
    }
    return this.change('linkIdentity', { id }, { link_with: idToken });
  }

  /**
   * Unlinks an account; it becomes a separate user again.
   *
   * @returns the remaining accounts
   * @throws {Auth0ProfileError} `invalid-request` for the primary account.
   */
  async unlink({
    provider,
    user_id: identity,
  }: Pick<UserIdentity, 'provider' | 'user_id'>): Promise<readonly UserIdentity[]> {
    const authorization = await this.lazy.start();
    const id = await authorization.userId();
    if (id === `${provider}|${identity}`) {
      throw await this.toProfileError(
        new Auth0ProfileError(
          'invalid-request',
          'The primary account cannot be unlinked. Unlink one of the others.',
        ),
      );
    }
    return this.change('unlinkIdentity', { id, provider, identity });
  }

  private async change(
    name: 'linkIdentity' | 'unlinkIdentity',
    path: Readonly<Record<string, string>> & { readonly id: string },
    body?: object,
  ): Promise<readonly UserIdentity[]> {
    const proxy = this.proxy();
    const where =
      proxy?.mode === 'proxy'
        ? { endpoint: proxy.endpoints[name], api: proxy }
        : { endpoint: managementEndpoints[name] };
    const { api } = await this.lazy.start();
    const identities = await api.call<readonly UserIdentity[]>({
      ...where,
      path,
      body,
      user: path.id,
    });
    // A load that is running may return the state before this change.
    this.store.changes++;
    await this.profiles.load();
    return identities ?? [];
  }
}
