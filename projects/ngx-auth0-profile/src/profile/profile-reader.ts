import { managementEndpoints } from 'ngx-auth0-profile/management-api';
import type { ApiClient } from '../requests/api-client';
import type { Proxy } from '../resources/with-proxy';
import type { StoredProfile } from './user-profile';

/** Reads the profile from the configured API: Management API or proxy. */
export class ProfileReader {
  constructor(
    private readonly api: ApiClient,
    private readonly proxy: Proxy | null,
  ) {}

  read(id: string): Promise<StoredProfile | null> {
    return this.api.call(
      this.proxy?.mode === 'proxy'
        ? { endpoint: this.proxy.endpoints.readProfile, api: this.proxy, user: id }
        : { endpoint: managementEndpoints.readUser, path: { id }, user: id },
    );
  }
}
