import { Injectable, Injector, inject } from '@angular/core';
import type { AuthenticationCommands } from './authentication-commands';
import type {
  AuthenticationFactor,
  AuthenticationMethod,
  AuthenticationMethodType,
  PhoneAuthenticationMethod,
} from './authentication-method';
import type { EnrollableType, Enrollment, EnrollmentRequest } from './enrollment';
import { loadAuthenticationCommands } from './load-authentication-commands';

/**
 * The ways in which the user proves who it is: password, passkeys and second factors. Needs `withMyAccount()` and
 * the scopes named `…:me:authentication_methods` and `read:me:factors`.
 *
 * Auth0 can require a second factor or another login first; `withStepUp()` asks the user for it, once.
 *
 * @example
 * ```ts
 * import { inject } from '@angular/core';
 * import { AuthenticationMethods } from 'ngx-auth0-profile/my-account';
 *
 * const methods = inject(AuthenticationMethods);
 * const enrollment = await methods.enroll({ type: 'totp' });
 * // Show enrollment.barcode_uri as a QR code, and let the user type the code of the app.
 * await methods.verify(enrollment, '123456');
 * ```
 */
@Injectable({ providedIn: 'root' })
export class AuthenticationMethods {
  private readonly injector = inject(Injector);

  /** The user's methods, those of an incomplete enrollment included. */
  list(type?: AuthenticationMethodType): Promise<readonly AuthenticationMethod[]> {
    return this.run((commands) => commands.list(type));
  }

  /** The kinds of methods that the user can enroll at this tenant. */
  factors(): Promise<readonly AuthenticationFactor[]> {
    return this.run((commands) => commands.factors());
  }

  /** One method. */
  get(id: string): Promise<AuthenticationMethod> {
    return this.run((commands) => commands.read(id));
  }

  /** Starts an enrollment, for example sends a code to a phone number. `verify()` completes it. */
  enroll<T extends EnrollmentRequest>(request: T): Promise<Enrollment<T['type']>> {
    return this.run((commands) => commands.enroll(request)) as Promise<Enrollment<T['type']>>;
  }

  /**
   * Completes an enrollment.
   *
   * @param answer - the one-time code for `totp`, `email` and `phone`, the new password for `password`; none
   * otherwise. For a passkey the browser asks the user.
   * @throws {Auth0ProfileError} `invalid-request` for a wrong code, `passkey-cancelled` or `passkey-not-supported`,
   * `user-changed` when another user has started the enrollment.
   */
  verify<T extends EnrollableType>(
    enrollment: Enrollment<T>,
    answer?: string,
  ): Promise<AuthenticationMethod> {
    return this.run((commands) => commands.verify(enrollment as Enrollment, answer));
  }

  /** Creates a passkey for this device: `enroll()` and `verify()` in one. Call it in a click handler. */
  async addPasskey(
    options: Omit<EnrollmentRequest & { readonly type: 'passkey' }, 'type'> = {},
  ): Promise<AuthenticationMethod> {
    return this.verify(await this.enroll({ type: 'passkey', ...options }));
  }

  /**
   * Sets a new password: `enroll()` and `verify()` in one. Needs no back end.
   *
   * @throws {Auth0ProfileError} `invalid-request` when the password violates the policy of the connection.
   */
  async changePassword(
    newPassword: string,
    options: Omit<EnrollmentRequest & { readonly type: 'password' }, 'type'> = {},
  ): Promise<void> {
    await this.verify(await this.enroll({ type: 'password', ...options }), newPassword);
  }

  /** Renames a method. */
  rename(id: string, name: string): Promise<AuthenticationMethod> {
    return this.run((commands) => commands.update(id, { name }));
  }

  /** Sets how codes are sent to a phone number. */
  setPreferredMethod(
    id: string,
    preferred: PhoneAuthenticationMethod,
  ): Promise<AuthenticationMethod> {
    return this.run((commands) =>
      commands.update(id, { preferred_authentication_method: preferred }),
    );
  }

  /** Deletes a method; the user can no longer log in with it. */
  delete(id: string): Promise<void> {
    return this.run((commands) => commands.delete(id));
  }

  private async run<T>(work: (commands: AuthenticationCommands) => Promise<T>): Promise<T> {
    return work(await loadAuthenticationCommands(this.injector));
  }
}
