import { inject, Injector, LOCALE_ID, runInInjectionContext } from '@angular/core';
import { english } from './languages/english';
import { USER_MESSAGES } from './user-messages-options';
import type { UserMessageLanguage } from './user-message-language';

/** A function that returns the current language of the application. Call in an injection context. */
export function injectLanguage(): () => UserMessageLanguage {
  const injector = inject(Injector);
  const localeId = inject(LOCALE_ID);
  const { languages = [english], locale = () => localeId } =
    inject(USER_MESSAGES, { optional: true }) ?? {};
  return () => languageFor(runInInjectionContext(injector, locale), languages);
}

/** The language of a locale, else that of its primary language subtag, else the first one. */
function languageFor(
  locale: string,
  languages: readonly UserMessageLanguage[],
): UserMessageLanguage {
  const wanted = locale.toLowerCase();
  const find = (matches: (tag: string) => boolean) =>
    languages.find((language) => matches(language.locale.toLowerCase()));
  return (
    find((tag) => tag === wanted) ??
    find((tag) => primarySubtag(tag) === primarySubtag(wanted)) ??
    languages[0] ??
    english
  );
}

function primarySubtag(tag: string): string {
  return tag.split('-')[0] ?? '';
}
