/** The kinds of authentication methods. Those named `webauthn-…` can be listed, renamed and deleted only. */
export type AuthenticationMethodType =
  | 'password'
  | 'passkey'
  | 'totp'
  | 'phone'
  | 'email'
  | 'push-notification'
  | 'recovery-code'
  | 'webauthn-platform'
  | 'webauthn-roaming';

/** Whether a method is a way to log in, or a second factor. */
export type AuthenticationMethodUsage = 'primary' | 'secondary';

/** How codes are sent to a phone number. */
export type PhoneAuthenticationMethod = 'sms' | 'voice';

/** An authentication method of the user, as the My Account API returns it. */
export interface AuthenticationMethod {
  /** The id, such as `totp|dev_…`. */
  readonly id: string;
  readonly type: AuthenticationMethodType;
  readonly created_at?: string;
  readonly usage?: readonly AuthenticationMethodUsage[];
  /** Whether the enrollment is complete; for second factors only. */
  readonly confirmed?: boolean;
  readonly last_auth_at?: string;
  /** The name that the user knows it by. */
  readonly name?: string;
  /** For `phone`. */
  readonly phone_number?: string;
  /** For `phone`. */
  readonly preferred_authentication_method?: PhoneAuthenticationMethod;
  /** For `email`. */
  readonly email?: string;
  /** The identity that a password or a passkey belongs to. */
  readonly identity_user_id?: string;
  /** For `password`. */
  readonly last_password_reset?: string;
  /** For passkeys and `webauthn-…`. */
  readonly key_id?: string;
  /** For passkeys and `webauthn-…`. */
  readonly public_key?: string;
  /** For passkeys: whether the key can be used on one device or on several. */
  readonly credential_device_type?: 'single_device' | 'multi_device';
  /** For passkeys. */
  readonly credential_backed_up?: boolean;
  /** For passkeys. */
  readonly transports?: readonly string[];
  /** For passkeys: the browser that created it. */
  readonly user_agent?: string;
  /** For passkeys: the domain that it belongs to. */
  readonly relying_party_id?: string;
}

/** A kind of authentication method that the user can enroll. */
export interface AuthenticationFactor {
  readonly type: AuthenticationMethodType;
  readonly usage?: readonly AuthenticationMethodUsage[];
}
