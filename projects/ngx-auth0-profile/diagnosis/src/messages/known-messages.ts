import type { DiagnosisProblem } from '../model/diagnosis-problem';
import { auth0ApiMessages } from './auth0-apis';
import { auth0SdkMessages } from './auth0-sdks';
import { browserMessages } from './browsers';
import { helpPage } from '../text/help-page';
import type { KnownMessage, MessagesOf, MessageSource } from './known-message';
import { tokenLibraryMessages } from './token-libraries';

/**
 * Every error message that {@link diagnose} recognizes, with its problem and its source: for pages
 * and search indexes that explain one message each.
 *
 * @example
 * ```ts
 * import { diagnose, knownMessages } from 'ngx-auth0-profile/diagnosis';
 *
 * export const pages = knownMessages().map(({ message, source }) => ({
 *   title: `${message} (${source})`,
 *   remedy: diagnose(message).remedy.text,
 * }));
 * ```
 */
export function knownMessages(): readonly KnownMessage[] {
  const messages: MessagesOf<MessageSource> = {
    ...auth0ApiMessages,
    ...auth0SdkMessages,
    ...browserMessages,
    ...tokenLibraryMessages,
  };
  return Object.entries(messages).flatMap(([source, problems]) =>
    Object.entries(problems).flatMap(([problem, entries]) =>
      entries.map((entry) => {
        const [message, meaning] = typeof entry === 'string' ? [entry] : entry;
        return {
          message,
          ...(meaning === undefined ? {} : { meaning }),
          problem: problem as DiagnosisProblem,
          source: source as MessageSource,
          helpPage: helpPage(message),
        };
      }),
    ),
  );
}

/** Whether the message comes from an API of the application, not from Auth0. */
export function isFromOwnApi({ source }: KnownMessage): boolean {
  return source in tokenLibraryMessages;
}
