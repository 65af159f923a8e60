import { InjectionToken } from '@angular/core';
import type { UserMessageLanguage } from './user-message-language';

/** The languages of an application and how one of them is chosen. */
export interface UserMessagesOptions {
  /** The languages; the first one is used when none fits the locale. */
  readonly languages: readonly [UserMessageLanguage, ...UserMessageLanguage[]];
  /**
   * The current locale, read for each message in an injection context, so that it may be a signal
   * or come from a service. Default: `LOCALE_ID`.
   */
  readonly locale?: () => string;
}

/** The languages of the application; English when `provideUserMessages()` is not used. */
export const USER_MESSAGES = new InjectionToken<UserMessagesOptions>(
  'ngx-auth0-profile user messages',
);
