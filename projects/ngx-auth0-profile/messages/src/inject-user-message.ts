import { inject, Injector, LOCALE_ID, runInInjectionContext } from '@angular/core';
import { english } from './languages/english';
import { USER_MESSAGES } from './provide-user-messages';
import { userMessage } from './user-message';
import type { UserMessageLanguage, UserOperation } from './user-message-language';

/**
 * A function that returns the text of an error in the language of the application. Call in an
 * injection context.
 *
 * @example
 * ```ts
 * import { Component, signal } from '@angular/core';
 * import { injectUserMessage } from 'ngx-auth0-profile/messages';
 *
 * @Component({ selector: 'app-save-error', template: '{{ text() }}' })
 * export class SaveError {
 *   private readonly userMessage = injectUserMessage();
 *   protected readonly text = signal('');
 *
 *   show(error: unknown): void {
 *     this.text.set(this.userMessage(error, 'write'));
 *   }
 * }
 * ```
 */
export function injectUserMessage(): (error: unknown, operation?: UserOperation) => string {
  const injector = inject(Injector);
  const localeId = inject(LOCALE_ID);
  const { languages = [english], locale = () => localeId } =
    inject(USER_MESSAGES, { optional: true }) ?? {};
  return (error, operation) =>
    userMessage(error, {
      language: languageFor(runInInjectionContext(injector, locale), languages),
      ...(operation && { operation }),
    });
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
