import { Injectable, inject } from '@angular/core';
import { ApiClient } from '../api/api-client';
import { managementEndpoints } from 'ngx-auth0-profile/management-api';
import { injectUserId } from '../tokens/inject-user-id';

/** A second factor the user has set up. */
export interface MfaEnrollment {
  /** The id of the enrollment. */
  readonly id: string;
  /** Whether the user has confirmed it. */
  readonly status?: 'pending' | 'confirmed';
  /** The kind of factor. */
  readonly type?: string;
  /** The name of the device. */
  readonly name?: string;
  /** What the device is known by. */
  readonly identifier?: string;
  /** The phone number, shortened. */
  readonly phone_number?: string;
  /** How it proves who the user is, such as `sms`. */
  readonly auth_method?: string;
  readonly enrolled_at?: string;
  readonly last_auth?: string;
}

/** Lists the user's second factors. Needs `read:current_user`; changing them takes a back end. */
@Injectable({ providedIn: 'root' })
export class MfaEnrollmentService {
  private readonly api = inject(ApiClient);
  private readonly userId = injectUserId();

  /** The factors the user has set up; Auth0 names the first confirmed one only. */
  async list(): Promise<readonly MfaEnrollment[]> {
    const id = await this.userId();
    return (
      (await this.api.call<readonly MfaEnrollment[]>({
        endpoint: managementEndpoints.listEnrollments,
        path: { id },
      })) ?? []
    );
  }
}
