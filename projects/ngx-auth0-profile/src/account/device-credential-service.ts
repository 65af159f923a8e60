import { Injectable, inject } from '@angular/core';
import { Auth0ProfileError } from '../errors/auth0-profile-error';
import { injectToProfileError } from '../requests/inject-to-profile-error';
import { LazyAuthorization } from '../requests/lazy-authorization';
import { managementEndpoints } from 'ngx-auth0-profile/management-api';

/** The public key of a device that may act for the user. */
export interface NewDeviceCredential {
  /** The name that the user knows the device by. */
  readonly deviceName: string;
  /** The id of the device: at most 36 hexadecimal digits and dashes. */
  readonly deviceId: string;
  /** The public key, in base64. */
  readonly publicKey: string;
  /** The application that may use it. Default: the one that the token was issued to. */
  readonly clientId?: string;
}

/**
 * Creates and deletes device credentials. Needs `create:current_user_device_credentials` and
 * `delete:current_user_device_credentials`; listing them needs a back end.
 */
@Injectable({ providedIn: 'root' })
export class DeviceCredentialService {
  private readonly lazy = inject(LazyAuthorization);
  private readonly toProfileError = injectToProfileError();

  /**
   * Adds the public key of a device.
   *
   * @returns the id that deletes it, which cannot be read again
   * @throws {Auth0ProfileError} `invalid-request` before anything is sent, when the id is not valid.
   */
  async create(credential: NewDeviceCredential): Promise<string> {
    const { deviceName, deviceId, publicKey, clientId } = credential;
    if (!/^[-\da-f]{1,36}$/i.test(deviceId)) {
      throw await this.toProfileError(
        new Auth0ProfileError(
          'invalid-request',
          'The device id is not valid. Use at most 36 hexadecimal digits and dashes, like crypto.randomUUID().',
          { fields: ['device_id'] },
        ),
      );
    }
    const authorization = await this.lazy.start();
    const created = await authorization.api.call<{ readonly id: string }>({
      endpoint: managementEndpoints.createDeviceCredential,
      user: await authorization.userId(),
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
    const authorization = await this.lazy.start();
    await authorization.api.call({
      endpoint: managementEndpoints.deleteDeviceCredential,
      path: { id },
      user: await authorization.userId(),
    });
  }
}
