import type { Auth0ProfileErrorCode } from 'ngx-auth0-profile/diagnosis';

/** Whether data was loaded or saved; `other` when that is not known, or for a login. */
export type UserOperation = 'read' | 'write' | 'other';

/**
 * A text for users, or one for each operation. In it `{wait}` stands for when to try again, such as
 * "in 5 seconds".
 */
export type UserMessageText = string | Readonly<Record<UserOperation, string>>;

/** The texts of the page that is shown where a guard leaves no other one. */
export interface LoginProblemTexts {
  /** The heading for a user who is not signed in. */
  readonly signedOut: string;
  /** The heading for a signed-in user without permission. */
  readonly accessDenied: string;
  /** The button that starts a login. */
  readonly logIn: string;
}

/** The texts for users in one language. */
export interface UserMessageLanguage {
  /** Its BCP 47 language tag, such as `de` or `pt-BR`. */
  readonly locale: string;
  /** What `{wait}` stands for when the time is not known, such as "in a few minutes". */
  readonly soon: string;
  /** What the library's page says when a guarded page cannot be shown. */
  readonly loginProblem: LoginProblemTexts;
  /**
   * What comes first when an edit was saved in part: `{fields}` stands for names of `fields`. Each text ends as the
   * next sentence needs it.
   */
  readonly partlySaved: {
    readonly changed: string;
    readonly notChanged: string;
    /** For fields of a request without an answer. */
    readonly maybeChanged: string;
  };
  /** The names of the fields of a profile; a field without a name is shown as it is. */
  readonly fields: Readonly<Record<string, string>>;
  /** A text for each error code. */
  readonly texts: Readonly<Record<Auth0ProfileErrorCode, UserMessageText>>;
}
