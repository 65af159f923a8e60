import { InjectionToken, makeEnvironmentProviders, type EnvironmentProviders } from '@angular/core';
import type { AccountLanguage } from './account-language';

/** The languages of the account page and how one of them is chosen. */
export interface AccountTextsOptions {
  /** The languages; the first one is used when none fits the locale. */
  readonly languages: readonly [AccountLanguage, ...AccountLanguage[]];
  /** The current locale; it may be a signal. Runs in an injection context. Default: `LOCALE_ID`. */
  readonly locale?: () => string;
}

/** The languages of the account page; English when `provideAccountTexts()` is not used. */
export const ACCOUNT_TEXTS = new InjectionToken<AccountTextsOptions>(
  'ngx-auth0-profile account texts',
);

/**
 * Provides the languages of the account page. A bundle has only the languages that are named here. To
 * replace a text, spread a language.
 *
 * @example
 * ```ts
 * import { englishAccount, germanAccount, provideAccountTexts } from 'ngx-auth0-profile/ui';
 *
 * export const accountTexts = provideAccountTexts({
 *   languages: [
 *     { ...englishAccount, texts: { ...englishAccount.texts, preferences: 'Reading' } },
 *     germanAccount,
 *   ],
 * });
 * ```
 */
export function provideAccountTexts(options: AccountTextsOptions): EnvironmentProviders {
  return makeEnvironmentProviders([{ provide: ACCOUNT_TEXTS, useValue: options }]);
}
