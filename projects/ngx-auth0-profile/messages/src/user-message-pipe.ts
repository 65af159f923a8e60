import { Pipe, type PipeTransform } from '@angular/core';
import { injectUserMessage } from './inject-user-message';
import type { UserOperation } from './user-message-language';

/**
 * The text of an error in the language of the application; the empty string without an error.
 *
 * @example
 * ```html
 * <p role="alert">{{ error() | auth0UserMessage: 'write' }}</p>
 * ```
 */
@Pipe({ name: 'auth0UserMessage', pure: false })
export class UserMessagePipe implements PipeTransform {
  private readonly userMessage = injectUserMessage();

  /** The text for an error; empty when there is no error. */
  transform(error: unknown, operation?: UserOperation): string {
    return error === undefined || error === null ? '' : this.userMessage(error, operation);
  }
}
