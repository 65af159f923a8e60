/** The claims about the signed-in user, as the ID token of the login has them (OpenID Connect Core 1.0, section 5.1). */
export interface SessionUser {
  /** The id of the user, such as `auth0|6501`. */
  readonly sub?: string;
  readonly name?: string;
  readonly given_name?: string;
  readonly family_name?: string;
  readonly nickname?: string;
  readonly picture?: string;
  readonly email?: string;
  readonly email_verified?: boolean;
  readonly updated_at?: string;
  readonly [claim: string]: unknown;
}
