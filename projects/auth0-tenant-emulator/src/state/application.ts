/** The types of application. */
export type ApplicationType = 'spa' | 'regular_web' | 'native' | 'non_interactive';

/** The settings of an application's refresh tokens. */
export interface RefreshTokenPolicy {
  rotation_type: 'rotating' | 'non-rotating';
  expiration_type: 'expiring' | 'non-expiring';
  /** Seconds in which a rotated token may be used again. Default 0. */
  leeway: number;
  /** Seconds a token lives at most. Default 2592000 (30 days). */
  token_lifetime: number;
  /** Audiences one refresh token may be used for besides its own (MRRT). */
  policies: { audience: string; scope: string[] }[];
}

/** A public key with which an application authenticates (`private_key_jwt`). */
export interface ClientCredential {
  credential_type: 'public_key';
  /** PEM of a public key or of a certificate. */
  pem: string;
  /** Default `RS256`. */
  alg?: 'RS256' | 'RS384' | 'PS256';
  name?: string;
  kid?: string;
}

/** An application ("client"), in the names of the Management API. */
export interface Application {
  client_id: string;
  name: string;
  app_type: ApplicationType;
  callbacks: string[];
  allowed_logout_urls: string[];
  web_origins: string[];
  grant_types: string[];
  client_secret?: string;
  /** Signed assertions instead of a secret; with it the secret is not accepted. */
  client_authentication_methods?: { private_key_jwt: { credentials: ClientCredential[] } };
  is_first_party: boolean;
  refresh_token: RefreshTokenPolicy;
  require_proof_of_possession: boolean;
  id_token_lifetime: number;
  /** Whether logins may, must or must not name an organization. Default `deny`. */
  organization_usage: 'deny' | 'allow' | 'require';
  /** What happens to a login that names none although one is required. Default `no_prompt`. */
  organization_require_behavior: 'no_prompt' | 'pre_login_prompt' | 'post_login_prompt';
}

/**
 * The scopes an application may request of an API: for itself (client credentials), or for its users
 * with `subject_type: "user"`, which only the My Account API needs.
 */
export interface ClientGrant {
  client_id: string;
  audience: string;
  scope: string[];
  /** Default `client`. */
  subject_type?: 'client' | 'user';
}

/** An API ("resource server"). */
export interface Api {
  identifier: string;
  name: string;
  scopes: { value: string; description?: string }[];
  token_lifetime: number;
  /** Seconds a token of the implicit or hybrid flow lives. Default 7200 (2 hours). */
  token_lifetime_for_web: number;
  allow_offline_access: boolean;
  skip_consent_for_verifiable_first_party_clients: boolean;
  enforce_policies: boolean;
  token_dialect: 'access_token' | 'access_token_authz';
  /** `opaque` and `jwe` make this API's tokens unreadable, as some tenants do. Default `jwt`. */
  token_format: 'jwt' | 'opaque' | 'jwe';
  signing_alg: 'RS256';
}

/** Auth0's levels of password strength. */
export type PasswordStrength = 'none' | 'low' | 'fair' | 'good' | 'excellent';

/** The password rules of a database, in the names of the Management API. */
export interface ConnectionOptions {
  /** Default `good`. */
  passwordPolicy?: PasswordStrength;
  password_complexity_options?: { min_length?: number };
  password_history?: { enable: boolean; size?: number };
  password_no_personal_info?: { enable: boolean };
  password_dictionary?: { enable: boolean };
}

/** A source of users. */
export interface Connection {
  name: string;
  strategy: string;
  display_name?: string;
  sync_user_profile_at_login: boolean;
  require_consent: boolean;
  require_mfa: boolean;
  /** Password rules; they apply where a user changes the password with the My Account API. */
  options?: ConnectionOptions;
  /** Can users connect accounts of this connection (Token Vault)? Default: not active. */
  connected_accounts?: { active: boolean };
}
