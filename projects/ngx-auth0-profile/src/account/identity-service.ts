import { Injectable, inject } from '@angular/core';
import { AuthClientConfig } from '@auth0/auth0-angular';
import { ApiClient } from '../api/api-client';
import { Auth0ProfileError } from '../errors/auth0-profile-error';
import { injectExplain } from '../errors/inject-explain';
import { managementEndpoints } from 'ngx-auth0-profile/management-api';
import { injectManagementApiLocation } from '../management-api/management-api-options';
import { ProfileService } from '../profile/profile-service';
import { ProfileStore } from '../profile/profile-store';
import { PROXY } from '../profile/proxy-options';
import type { UserIdentity } from '../profile/user-profile';
import { AccessTokens } from '../tokens/access-tokens';
import { injectUserId } from '../tokens/inject-user-id';
import { checkLinkToken } from './check-link-token';

/**
 * Links and unlinks the accounts the user can log in with. Needs `update:current_user_identities`,
 * or a proxy that is used for everything.
 */
@Injectable({ providedIn: 'root' })
export class IdentityService {
  private readonly api = inject(ApiClient);
  private readonly tokens = inject(AccessTokens);
  private readonly profiles = inject(ProfileService);
  private readonly store = inject(ProfileStore);
  private readonly config = inject(AuthClientConfig);
  private readonly proxy = inject(PROXY, { optional: true });
  private readonly managementApi = injectManagementApiLocation();
  private readonly userId = injectUserId();
  private readonly explain = injectExplain();

  /**
   * Makes a second account a way into the one that is signed in. The second account's own metadata
   * is lost: copy it first.
   *
   * @param idToken - the raw ID token of a login to the second account with this application
   * @returns all accounts, the primary one first
   * @throws {Auth0ProfileError} `invalid-link-token` before anything is sent.
   */
  async link(idToken: string): Promise<readonly UserIdentity[]> {
    const id = await this.userId();
    try {
      const authorization = await this.tokens.load();
      checkLinkToken(authorization.read(idToken), {
        sub: id,
        issuer: new URL('/', this.managementApi()?.url).href,
        clientId: this.config.get().clientId,
      });
    } catch (error) {
      throw await this.explain(error);
    }
    return this.change('linkIdentity', { id }, { link_with: idToken });
  }

  /**
   * Takes a linked account away; it becomes a user of its own again.
   *
   * @returns the accounts that are left
   * @throws {Auth0ProfileError} `invalid-request` for the account the user is named after.
   */
  async unlink({
    provider,
    user_id: identity,
  }: Pick<UserIdentity, 'provider' | 'user_id'>): Promise<readonly UserIdentity[]> {
    const id = await this.userId();
    if (id === `${provider}|${identity}`) {
      throw await this.explain(
        new Auth0ProfileError(
          'invalid-request',
          'The account the user is named after cannot be unlinked. Unlink one of the others.',
        ),
      );
    }
    return this.change('unlinkIdentity', { id, provider, identity });
  }

  private async change(
    name: 'linkIdentity' | 'unlinkIdentity',
    path: Readonly<Record<string, string>>,
    body?: object,
  ): Promise<readonly UserIdentity[]> {
    const where =
      this.proxy?.mode === 'proxy'
        ? { endpoint: this.proxy.endpoints[name], api: this.proxy }
        : { endpoint: managementEndpoints[name] };
    const identities = await this.api.call<readonly UserIdentity[]>({ ...where, path, body });
    // A load that is under way may have been answered before.
    this.store.changes++;
    await this.profiles.load();
    return identities ?? [];
  }
}
