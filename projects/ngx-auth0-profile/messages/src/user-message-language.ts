import type { Auth0ProfileErrorCode } from 'ngx-auth0-profile/diagnosis';

/** Whether data was loaded or saved; `other` when that is not known, or for a login. */
export type UserOperation = 'read' | 'write' | 'other';

/**
 * A text for users, or one for each operation. In it `{wait}` stands for when to try again, such as
 * "in 5 seconds".
 */
export type UserMessageText = string | Readonly<Record<UserOperation, string>>;

/** The texts for users in one language. */
export interface UserMessageLanguage {
  /** Its BCP 47 language tag, such as `de` or `pt-BR`. */
  readonly locale: string;
  /** What `{wait}` stands for when the time is not known, such as "in a few minutes". */
  readonly soon: string;
  /** A text for each error code. */
  readonly texts: Readonly<Record<Auth0ProfileErrorCode, UserMessageText>>;
}
