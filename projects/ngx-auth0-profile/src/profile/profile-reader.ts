import { managementEndpoints } from 'ngx-auth0-profile/management-api';
import type { ApiClient } from '../requests/api-client';
import type { Proxy } from '../resources/with-proxy';
import type { StoredProfile } from './user-profile';

/** Reads the profile from the configured API: Management API or proxy. */
export class ProfileReader {
  constructor(
    private readonly api: ApiClient,
    private readonly proxy: () => Proxy | undefined,
  ) {}

  read(id: string): Promise<StoredProfile | null> {
    const proxy = this.proxy();
    return this.api.call(
      proxy?.mode === 'proxy'
        ? { endpoint: proxy.endpoints.readProfile, api: proxy, user: id }
        : { endpoint: managementEndpoints.readUser, path: { id }, user: id },
    );
  }
}
