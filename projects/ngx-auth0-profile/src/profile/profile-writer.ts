import { managementEndpoints } from 'ngx-auth0-profile/management-api';
import { Auth0ProfileError } from '../errors/auth0-profile-error';
import type { PlainObject } from '../metadata/merge-patch';
import type { ApiClient } from '../requests/api-client';
import type { Proxy } from '../resources/with-proxy';
import type { StoredProfile } from './user-profile';

/** Writes the profile to the configured API: Management API or proxy. */
export class ProfileWriter {
  constructor(
    private readonly api: ApiClient,
    private readonly proxy: () => Proxy | undefined,
  ) {}

  writeMetadata(id: string, metadata: PlainObject): Promise<StoredProfile | null> {
    const proxy = this.proxy();
    if (proxy?.mode !== 'proxy') {
      const body = { user_metadata: metadata };
      return this.api.call({
        endpoint: managementEndpoints.updateUser,
        path: { id },
        body,
        user: id,
      });
    }
    // At Auth0 an empty object removes all metadata. The proxy refuses an empty object and takes `null`.
    const removesAll = Object.keys(metadata).length === 0;
    return this.api.call({
      endpoint: proxy.endpoints.updateProfile,
      api: proxy,
      body: { user_metadata: removesAll ? null : metadata },
      user: id,
    });
  }

  /** @throws {Auth0ProfileError} `field-needs-backend` where no proxy is configured. */
  backendFor(fields: readonly string[]): Proxy {
    const proxy = this.proxy();
    if (!proxy) {
      throw new Auth0ProfileError(
        'field-needs-backend',
        `A browser may not change ${fields.join(', ')}, because users could raise their own privileges. ` +
          'Send it through a back end: see withProxy().',
        { fields },
      );
    }
    return proxy;
  }

  /** @throws {Auth0ProfileError} `field-needs-backend` where no proxy is configured. */
  async writeAttributes(user: string, changes: PlainObject): Promise<void> {
    const api = this.backendFor(Object.keys(changes));
    const { email, ...attributes } = changes;
    const { endpoints } = api;
    if (Object.keys(attributes).length > 0) {
      await this.api.call({ endpoint: endpoints.updateProfile, api, body: attributes, user });
    }
    // Auth0 changes an e-mail address only in a separate request.
    if (email !== undefined) {
      await this.api.call({ endpoint: endpoints.changeEmail, api, body: { email }, user });
    }
  }
}
