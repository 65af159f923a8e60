import { randomHexId } from '../common/random-id.ts';
import type { UserEnrollment } from './user.ts';

/** Every type of authentication method, in the names of the My Account API. */
export const METHOD_TYPES = [
  'password',
  'passkey',
  'webauthn-platform',
  'webauthn-roaming',
  'totp',
  'phone',
  'email',
  'push-notification',
  'recovery-code',
] as const;

/** A type of authentication method. */
export type MethodType = (typeof METHOD_TYPES)[number];

/** The types that a user can enroll. */
export const ENROLLABLE_TYPES = [
  'password',
  'passkey',
  'totp',
  'phone',
  'email',
  'push-notification',
  'recovery-code',
] as const satisfies readonly MethodType[];

/** A type of authentication method that a user can enroll. */
export type EnrollableType = (typeof ENROLLABLE_TYPES)[number];

/** An authentication method as it is stored; the password of a user is not among them. */
export interface AuthenticationMethod {
  /** Type and device, e.g. `totp|dev_1a2b`. */
  id: string;
  type: Exclude<MethodType, 'password'>;
  created_at: string;
  confirmed: boolean;
  name?: string;
  last_auth_at?: string;
  phone_number?: string;
  preferred_authentication_method?: 'sms' | 'voice';
  email?: string;
  /** Base32 secret of `totp`, or the code of `recovery-code`. Never shown again. */
  secret?: string;
  /** Members of passkeys and WebAuthn credentials. */
  identity_user_id?: string;
  key_id?: string;
  public_key?: string;
  user_handle?: string;
  credential_device_type?: 'single_device' | 'multi_device';
  credential_backed_up?: boolean;
  transports?: string[];
  aaguid?: string;
  relying_party_id?: string;
  user_agent?: string;
  /** The enrollment of the seed from which the method was made. */
  enrollment?: UserEnrollment;
}

/** An enrollment that was started and not yet verified. */
export interface MethodEnrollment {
  authSession: string;
  userId: string;
  type: EnrollableType;
  /** The id in the `Location` header. */
  methodId: string;
  expiresAt: number;
  /** The code sent to the new address or number. */
  code?: string;
  /** Whether a push notification was approved on the device. */
  isApproved?: boolean;
  /** The identity that gets the password or the passkey. */
  identityUserId?: string;
  connection?: string;
  challenge?: string;
  userHandle?: string;
  relyingPartyId?: string;
}

/** A new id for a method of this type. */
export function newMethodId(type: AuthenticationMethod['type']): string {
  return `${type}|dev_${randomHexId().slice(0, 16)}`;
}
