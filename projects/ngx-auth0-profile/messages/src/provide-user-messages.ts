import { InjectionToken, makeEnvironmentProviders, type EnvironmentProviders } from '@angular/core';
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

/**
 * Provides the languages of the texts for users. A bundle has only the languages that are named
 * here. To replace a text, spread a language.
 *
 * @example
 * ```ts
 * import { english, german, provideUserMessages } from 'ngx-auth0-profile/messages';
 *
 * export const messages = provideUserMessages({
 *   languages: [
 *     english,
 *     { ...german, texts: { ...german.texts, unavailable: 'Wir warten gerade den Dienst.' } },
 *   ],
 * });
 * ```
 */
export function provideUserMessages(options: UserMessagesOptions): EnvironmentProviders {
  return makeEnvironmentProviders([{ provide: USER_MESSAGES, useValue: options }]);
}
