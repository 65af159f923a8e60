import { makeEnvironmentProviders, type EnvironmentProviders } from '@angular/core';
import { injectLoginProblemPage, LOGIN_PROBLEM_PAGE } from './login-problem-page';
import { USER_MESSAGES, type UserMessagesOptions } from './user-messages-options';

/**
 * Provides the languages of the texts for users. A bundle has only the languages that are named
 * here. To replace a text, spread a language. The library's own page about a failed login uses them too.
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
  return makeEnvironmentProviders([
    { provide: USER_MESSAGES, useValue: options },
    { provide: LOGIN_PROBLEM_PAGE, useFactory: injectLoginProblemPage },
  ]);
}
