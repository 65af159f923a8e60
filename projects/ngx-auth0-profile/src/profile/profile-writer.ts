import { managementEndpoints } from 'ngx-auth0-profile/management-api';
import { Auth0ProfileError } from '../errors/auth0-profile-error';
import type { PlainObject } from '../metadata/merge-patch';
import type { ApiClient } from '../requests/api-client';
import type { Proxy } from '../resources/with-proxy';
import type { FieldPolicy } from './profile-policy';
import { lockedField } from './update-plan';
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

  get hasProxy(): boolean {
    return this.proxy() !== undefined;
  }

  /** @throws {Auth0ProfileError} `field-needs-backend` for fields that need the proxy, where none is configured. */
  assertProxyFor(fields: readonly string[], policyOf: (field: string) => FieldPolicy): void {
    if (fields.length > 0 && !this.hasProxy) {
      throw new Auth0ProfileError(
        'field-needs-backend',
        `A browser may not change ${fields.join(', ')}, because users could raise their own privileges. ` +
          'Send it through a back end: see withProxy().',
        { fields, lockedFields: fields.map((field) => lockedField(field, policyOf(field))) },
      );
    }
  }

  /** Changes attributes other than the e-mail address, by the proxy. */
  writeAttributes(user: string, attributes: PlainObject): Promise<unknown> {
    return this.callProxy('updateProfile', user, attributes);
  }

  /** Auth0 changes an e-mail address only in a separate request. */
  changeEmail(user: string, email: unknown): Promise<unknown> {
    return this.callProxy('changeEmail', user, { email });
  }

  private callProxy(
    name: 'updateProfile' | 'changeEmail',
    user: string,
    body: PlainObject,
  ): Promise<unknown> {
    const api = this.proxy() as Proxy;
    return this.api.call({ endpoint: api.endpoints[name], api, body, user });
  }
}
