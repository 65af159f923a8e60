import { Injectable, inject } from '@angular/core';
import { ApiClient } from '../api/api-client';
import { Auth0ProfileError } from '../errors/auth0-profile-error';
import { managementEndpoints } from '../management-api/endpoint-table';
import type { PlainObject } from '../metadata/merge-patch';
import { PROXY, proxyEndpoints } from './proxy-options';

/** A profile as it comes from the wire. */
export type StoredProfile = PlainObject & { readonly user_id: string };

/** Reads and writes the profile where the configuration says: Management API or proxy. */
@Injectable({ providedIn: 'root' })
export class ProfileBackend {
  private readonly api = inject(ApiClient);
  private readonly proxy = inject(PROXY);

  async read(id: string): Promise<StoredProfile> {
    return found(
      this.proxy?.use === 'all'
        ? await this.api.call({ endpoint: proxyEndpoints.readProfile, baseUrl: this.proxy.url })
        : await this.api.call({ endpoint: managementEndpoints.readUser, path: { id } }),
    );
  }

  async writeMetadata(id: string, metadata: PlainObject): Promise<StoredProfile> {
    if (this.proxy?.use !== 'all') {
      const body = { user_metadata: metadata };
      return found(
        await this.api.call({ endpoint: managementEndpoints.updateUser, path: { id }, body }),
      );
    }
    // To Auth0 an empty object removes all metadata; the proxy takes no edit that says nothing, and null for that.
    const all = Object.keys(metadata).length === 0;
    return found(
      await this.api.call({
        endpoint: proxyEndpoints.updateProfile,
        baseUrl: this.proxy.url,
        body: { user_metadata: all ? null : metadata },
      }),
    );
  }

  /** @throws {Auth0ProfileError} `field-needs-backend` where no proxy is configured. */
  async writeAttributes({ email, ...attributes }: PlainObject): Promise<void> {
    const fields = [...Object.keys(attributes), ...(email === undefined ? [] : ['email'])];
    if (!this.proxy) {
      throw new Auth0ProfileError(
        'field-needs-backend',
        `A browser may not change ${fields.join(', ')}: a user who could, could raise their own rights. ` +
          'Send it through a back end: see withProxy().',
        { fields },
      );
    }
    const baseUrl = this.proxy.url;
    if (Object.keys(attributes).length > 0) {
      await this.api.call({ endpoint: proxyEndpoints.updateProfile, baseUrl, body: attributes });
    }
    // Auth0 changes an e-mail address in a request of its own only.
    if (email !== undefined) {
      await this.api.call({ endpoint: proxyEndpoints.changeEmail, baseUrl, body: { email } });
    }
  }
}

function found(profile: StoredProfile | null): StoredProfile {
  if (!profile?.user_id) {
    throw new Auth0ProfileError(
      'unavailable',
      'The API answered without a profile. Look at what stands between the page and the API.',
    );
  }
  return profile;
}
