import { Injectable, inject } from '@angular/core';
import { managementEndpoints } from 'ngx-auth0-profile/management-api';
import { ApiClient } from '../api/api-client';
import { PROXY } from './proxy-options';
import type { StoredProfile } from './stored-profile';

/** Reads the profile from where the configuration says: Management API or proxy. */
@Injectable({ providedIn: 'root' })
export class ProfileReader {
  readonly api = inject(ApiClient);
  readonly proxy = inject(PROXY, { optional: true });

  read(id: string): Promise<StoredProfile | null> {
    return this.api.call(
      this.proxy?.mode === 'proxy'
        ? { endpoint: this.proxy.endpoints.readProfile, api: this.proxy }
        : { endpoint: managementEndpoints.readUser, path: { id } },
    );
  }
}
