/** What a step of the story asks of the tenant when it logs in. */
export interface StoryLogin {
  /** `undefined` leaves the audience out, as the developer first did. */
  readonly audience?: string;
  readonly scope: string;
}

/** What the tenant answered. */
export interface StoryTokens {
  readonly idToken: string;
  readonly accessToken: string;
  /** The scopes the answer names as granted; `undefined` where it names none. */
  readonly granted: readonly string[] | undefined;
  readonly userId: string;
  readonly userName: string;
}

/** Thrown when the tenant has no session any more, so that the user has to log in. */
export class LoginNeededError extends Error {
  override readonly name = 'LoginNeededError';
}
