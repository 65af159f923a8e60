import { Injectable, inject } from '@angular/core';
import { managementEndpoints } from 'ngx-auth0-profile/management-api';
import { ApiClient } from '../api/api-client';
import { PROXY } from '../resources/with-proxy';
import type { StoredProfile } from './user-profile';

/** Reads the profile from the configured API: Management API or proxy. */
@Injectable({ providedIn: 'root' })
export class ProfileReader {
  readonly api = inject(ApiClient);
  readonly proxy = inject(PROXY, { optional: true });

  read(id: string): Promise<StoredProfile | null> {
    return this.api.call(
      this.proxy?.mode === 'proxy'
        ? { endpoint: this.proxy.endpoints.readProfile, api: this.proxy, user: id }
        : { endpoint: managementEndpoints.readUser, path: { id }, user: id },
    );
  }
}
