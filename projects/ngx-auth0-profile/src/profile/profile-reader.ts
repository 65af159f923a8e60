import { managementEndpoints } from 'ngx-auth0-profile/management-api';
import type { ApiCall } from '../requests/api-call';
import type { ApiClient } from '../requests/api-client';
import type { Proxy } from '../resources/with-proxy';
import type { AuthorizationRequest } from '../tokens/token-port';
import type { StoredProfile } from './user-profile';

/** Reads the profile from the configured API: Management API or proxy. */
export class ProfileReader {
  constructor(
    private readonly api: ApiClient,
    private readonly proxy: () => Proxy | undefined,
  ) {}

  /** The token that reading needs. */
  token(id: string): AuthorizationRequest {
    return this.api.tokenFor(this.call(id));
  }

  read(id: string): Promise<StoredProfile | null> {
    return this.api.call(this.call(id));
  }

  private call(user: string): ApiCall {
    const proxy = this.proxy();
    return proxy?.mode === 'proxy'
      ? { endpoint: proxy.endpoints.readProfile, api: proxy, user }
      : { endpoint: managementEndpoints.readUser, path: { id: user }, user };
  }
}
