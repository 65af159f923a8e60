import { codeOf, retryAfterSecondsOf, operationOf } from './error-facts';
import { formatWait } from './format-wait';
import { english } from './languages/english';
import { partlySaved } from './partly-saved';
import type { UserMessageLanguage, UserOperation } from './user-message-language';

/** How a text for users is chosen. */
export interface UserMessageOptions {
  /** The language. Default: English. */
  readonly language?: UserMessageLanguage;
  /** Whether data was loaded or saved. Default: what the error says. */
  readonly operation?: UserOperation;
}

/**
 * A plain text for users that says what happened and what they can do. Use it for any error: one
 * of this library, an `HttpErrorResponse`, or anything else that was caught.
 *
 * @example
 * ```ts
 * import { german, userMessage } from 'ngx-auth0-profile/messages';
 *
 * export function describe(error: unknown): string {
 *   return userMessage(error, { language: german, operation: 'write' });
 * }
 * ```
 */
export function userMessage(error: unknown, options: UserMessageOptions = {}): string {
  const { language = english, operation = operationOf(error) } = options;
  const text = language.texts[codeOf(error, language.texts)];
  const saved = partlySaved(error, language);
  // What was saved has been said then.
  const chosen = typeof text === 'string' ? text : text[saved ? 'other' : operation];
  const wait = (): string => formatWait(retryAfterSecondsOf(error), language);
  return saved + chosen.replaceAll('{wait}', wait);
}
