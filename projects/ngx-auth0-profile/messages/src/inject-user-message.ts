import { injectLanguage } from './inject-language';
import { userMessage } from './user-message';
import type { UserOperation } from './user-message-language';

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
  const language = injectLanguage();
  return (error, operation) =>
    userMessage(error, { language: language(), ...(operation && { operation }) });
}
