import { Injectable, inject } from '@angular/core';
import { ApiClient } from '../api/api-client';
import { Auth0ProfileError } from '../errors/auth0-profile-error';
import { injectExplain } from '../errors/inject-explain';
import { managementEndpoints } from 'ngx-auth0-profile/management-api';

/** The public key of a device that is to stand for the user. */
export interface NewDeviceCredential {
  /** What the user knows the device by. */
  readonly deviceName: string;
  /** What the device calls itself: at most 36 hexadecimal digits and dashes. */
  readonly deviceId: string;
  /** The public key, in base64. */
  readonly publicKey: string;
  /** The application it is for. Default: the one the token was issued to. */
  readonly clientId?: string;
}

/**
 * Creates and deletes device credentials. Needs `create:current_user_device_credentials` and
 * `delete:current_user_device_credentials`; listing them takes a back end.
 */
@Injectable({ providedIn: 'root' })
export class DeviceCredentialService {
  private readonly api = inject(ApiClient);
  private readonly explain = injectExplain();

  /**
   * Adds the public key of a device.
   *
   * @returns the id to delete it by, which cannot be asked for again
   * @throws {Auth0ProfileError} `invalid-request` before anything is sent, when the id cannot be used.
   */
  async create(credential: NewDeviceCredential): Promise<string> {
    const { deviceName, deviceId, publicKey, clientId } = credential;
    if (!/^[-\da-f]{1,36}$/i.test(deviceId)) {
      throw await this.explain(
        new Auth0ProfileError(
          'invalid-request',
          'The device id cannot be used. Use at most 36 hexadecimal digits and dashes, like crypto.randomUUID().',
          { fields: ['device_id'] },
        ),
      );
    }
    const created = await this.api.call<{ readonly id: string }>({
      endpoint: managementEndpoints.createDeviceCredential,
      body: {
        device_name: deviceName,
        type: 'public_key',
        value: publicKey,
        device_id: deviceId,
        ...(clientId !== undefined && { client_id: clientId }),
      },
    });
    return created?.id ?? '';
  }

  /** Deletes a credential; the device can no longer use it. */
  async delete(id: string): Promise<void> {
    await this.api.call({ endpoint: managementEndpoints.deleteDeviceCredential, path: { id } });
  }
}
