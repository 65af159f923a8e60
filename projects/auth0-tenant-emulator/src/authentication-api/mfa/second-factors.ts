import type { AuthenticationMethod } from '../../state/authentication-method.ts';
import type { UserRecord } from '../../state/user.ts';

/** The names of second factors in `mfa_requirements`. */
const FACTORS: Readonly<Partial<Record<AuthenticationMethod['type'], string>>> = {
  totp: 'otp',
  phone: 'phone',
  email: 'email',
  'push-notification': 'push-notification',
  'recovery-code': 'recovery-code',
};

/** The name of a second factor in `mfa_requirements`; `undefined` for one that the MFA API cannot use. */
export function factorOf({ type }: AuthenticationMethod): string | undefined {
  return FACTORS[type];
}

/**
 * The confirmed methods with which the MFA API can challenge a user. A recovery code counts beside
 * another factor only.
 */
export function secondFactors({ methods }: UserRecord): AuthenticationMethod[] {
  const usable = methods.filter((item) => item.confirmed && factorOf(item) !== undefined);
  return usable.some(({ type }) => type !== 'recovery-code') ? usable : [];
}

/** How a method of the out-of-band kind is reached, in the words of `oob_channel`. */
export function channelOf(method: AuthenticationMethod): 'sms' | 'voice' | 'email' | 'auth0' {
  switch (method.type) {
    case 'phone':
      return method.preferred_authentication_method ?? 'sms';
    case 'email':
      return 'email';
    default:
      return 'auth0';
  }
}
