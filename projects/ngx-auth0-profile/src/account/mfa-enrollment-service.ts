import { Injectable, inject } from '@angular/core';
import { managementEndpoints } from 'ngx-auth0-profile/management-api';
import { LazyAuthorization } from '../requests/lazy-authorization';

/** An MFA enrollment of the user. */
export interface MfaEnrollment {
  /** The id of the enrollment. */
  readonly id: string;
  /** Whether the user has confirmed it. */
  readonly status?: 'pending' | 'confirmed';
  /** The kind of factor. */
  readonly type?: string;
  /** The name of the device. */
  readonly name?: string;
  /** The identifier of the device. */
  readonly identifier?: string;
  /** The last digits of the phone number. */
  readonly phone_number?: string;
  /** The authentication method, such as `sms`. */
  readonly auth_method?: string;
  readonly enrolled_at?: string;
  readonly last_auth?: string;
}

/** Lists the user's MFA enrollments. Needs `read:current_user`; changing them needs a back end. */
@Injectable({ providedIn: 'root' })
export class MfaEnrollmentService {
  private readonly lazy = inject(LazyAuthorization);

  /** The user's enrollments; Auth0 returns only the first confirmed one. */
  async list(): Promise<readonly MfaEnrollment[]> {
    const authorization = await this.lazy.start();
    const id = await authorization.userId();
    return (
      (await authorization.api.call<readonly MfaEnrollment[]>({
        endpoint: managementEndpoints.listEnrollments,
        path: { id },
        user: id,
      })) ?? []
    );
  }
}
