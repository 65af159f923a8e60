import type { Auth0Error } from './auth0-js';

/** The login parameters of a step. */
export interface LoginRequest {
  /** `undefined` omits the audience, as the developer first did. */
  readonly audience?: string;
  readonly scope: string;
  /** Default: `token id_token`; with Lock `token`. */
  readonly responseType?: string;
  /** Whether to ask for a second factor. */
  readonly mfa?: boolean;
  /** What logs in. Default: `auth0.WebAuth`. */
  readonly by?: 'Auth0Lock';
  /** The option of Lock that has the audience. Default: `auth`. */
  readonly audienceIn?: 'auth' | 'auth.params';
}

/** The `acr_values` that ask for a second factor (OpenID Provider Authentication Policy Extension). */
export const MULTI_FACTOR = 'http://schemas.openid.net/pape/policies/2007/06/multi-factor';

/** The tokens of a login. The response type decides which there are. */
export interface StoryTokens {
  readonly idToken: string | undefined;
  readonly accessToken: string | undefined;
  /** The scopes that the response names as granted; `undefined` when it names none. */
  readonly granted: readonly string[] | undefined;
  readonly userId: string;
  readonly userName: string;
}

/** Thrown when the tenant refuses a login; `reason` is its response. */
export class LoginFailedError extends Error {
  override readonly name = 'LoginFailedError';

  constructor(
    message: string,
    readonly reason: Readonly<Record<string, string>>,
  ) {
    super(message);
  }
}

/** Thrown when the tenant has no session, so that the user has to log in. */
export class LoginRequiredError extends Error {
  override readonly name = 'LoginRequiredError';
}

/** The error for the tenant's response to a login. */
export function failedLogin(response: Auth0Error | null): LoginFailedError {
  const error = response?.error ?? 'no response';
  const description =
    response?.errorDescription ?? response?.error_description ?? response?.description ?? '';
  return new LoginFailedError(`The tenant refused the login (${error}). ${description}`.trim(), {
    error,
    error_description: description,
  });
}
