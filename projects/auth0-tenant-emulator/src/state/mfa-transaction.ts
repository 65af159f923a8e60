import type { Grant } from './grants.ts';

/** A code that was sent to a second factor, or a notification to one. */
export interface MfaChallenge {
  oobCode: string;
  /** The authentication method that was challenged. */
  methodId: string;
  /** The code to enter; none for a push notification. */
  code?: string;
  /** Whether a push notification was approved on the device. */
  isApproved?: boolean;
}

/** A token request that waits for a second factor (Auth0 docs: MFA API). */
export interface MfaTransaction {
  /** The `mfa_token`. */
  token: string;
  /** The login for which tokens are issued at the end. */
  grant: Grant;
  gty: 'password' | 'refresh_token';
  /** The refresh token whose exchange waits. */
  refreshToken?: string;
  expiresAt: number;
  challenges: MfaChallenge[];
}
