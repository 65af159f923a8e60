import type { AuthenticationMethodType, PhoneAuthenticationMethod } from './authentication-method';

/** The kinds of authentication methods that a user can enroll. */
export type EnrollableType = Exclude<
  AuthenticationMethodType,
  'webauthn-platform' | 'webauthn-roaming'
>;

/** The method to enroll. */
export type EnrollmentRequest =
  | { readonly type: 'totp' | 'push-notification' | 'recovery-code' }
  | { readonly type: 'email'; readonly email: string }
  | {
      readonly type: 'phone';
      readonly phone_number: string;
      /** Default: the tenant's. */
      readonly preferred_authentication_method?: PhoneAuthenticationMethod;
    }
  | {
      readonly type: 'password' | 'passkey';
      /** The name of the database connection. Default: the default directory of the tenant. */
      readonly connection?: string;
      /** Which of several linked identities. Default: the primary one. */
      readonly identity_user_id?: string;
    };

/** What the user needs to complete an enrollment, by the type of the method. */
export interface EnrollmentDetails {
  readonly password: {
    /** The rules for the new password. */
    readonly policy: PasswordPolicy;
  };
  readonly passkey: {
    /** What the browser needs to create the key. */
    readonly authn_params_public_key: PasskeyCreationOptions;
  };
  readonly totp: BarcodeDetails;
  readonly 'push-notification': BarcodeDetails;
  readonly 'recovery-code': {
    /** The code to show to the user once. */
    readonly recovery_code: string;
  };
  readonly email: object;
  readonly phone: object;
}

/** What an authenticator app needs. */
export interface BarcodeDetails {
  /** The content of the QR code, an `otpauth:` URI. It contains a secret. */
  readonly barcode_uri: string;
  /** The secret to type where the code cannot be scanned. */
  readonly manual_input_code?: string;
}

/** A started enrollment, which `AuthenticationMethods.verify()` completes. */
export type Enrollment<T extends EnrollableType = EnrollableType> = StartedEnrollment<T> &
  EnrollmentDetails[T];

/** What every enrollment has. */
export interface StartedEnrollment<T extends EnrollableType = EnrollableType> {
  /** The id of the method. */
  readonly id: string;
  readonly type: T;
  /** Proves that the verification belongs to this enrollment; valid for a short time. */
  readonly auth_session: string;
  /** The user who started it; only this user can complete it. */
  readonly user_id: string;
}

/** The rules for a new password, as the My Account API states them. */
export interface PasswordPolicy {
  readonly complexity: {
    readonly min_length: number;
    readonly character_types: readonly string[];
    readonly character_type_rule: 'all' | 'three_of_four';
    readonly identical_characters: 'allow' | 'block';
    readonly sequential_characters: 'allow' | 'block';
    readonly max_length_exceeded: 'truncate' | 'error';
  };
  readonly profile_data: { readonly active: boolean; readonly blocked_fields: readonly string[] };
  readonly history: { readonly active: boolean; readonly size: number };
  readonly dictionary: { readonly active: boolean; readonly default?: string };
}

/** `PublicKeyCredentialCreationOptionsJSON` of WebAuthn Level 3, as far as Auth0 uses it. */
export interface PasskeyCreationOptions {
  readonly challenge: string;
  readonly rp: { readonly id?: string; readonly name: string };
  readonly user: { readonly id: string; readonly name: string; readonly displayName: string };
  readonly pubKeyCredParams: readonly { readonly type: 'public-key'; readonly alg: number }[];
  readonly timeout?: number;
  readonly authenticatorSelection?: {
    readonly residentKey?: ResidentKeyRequirement;
    readonly userVerification?: UserVerificationRequirement;
  };
  readonly excludeCredentials?: readonly { readonly id: string; readonly type: 'public-key' }[];
}
