import { inject, Injector, LOCALE_ID, runInInjectionContext } from '@angular/core';
import { languageFor } from './language-for';
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
