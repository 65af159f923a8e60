/** The login parameters of a step. */
export interface LoginRequest {
  /** `undefined` omits the audience, as the developer first did. */
  readonly audience?: string;
  readonly scope: string;
}

/** The tokens of a login. */
export interface StoryTokens {
  readonly idToken: string;
  readonly accessToken: string;
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
