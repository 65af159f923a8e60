import type { KnownMessage } from './known-message';
import { knownMessages } from './known-messages';

/** Shorter messages could be part of any sentence, so they only match as a whole. */
const MIN_WORDS_WITHIN_TEXT = 4;

/** No message is longer; it bounds the work for a text that somebody else wrote. */
const MAX_LENGTH = 2000;

let patterns: readonly (readonly [pattern: RegExp, known: KnownMessage])[] | undefined;

/** The known message that a text is or contains, the longest if there are several. */
export function matchMessage(message: string): KnownMessage | undefined {
  const text = message.slice(0, MAX_LENGTH);
  patterns ??= [...knownMessages()]
    .sort((one, other) => other.message.length - one.message.length)
    .map((known) => [messagePattern(known.message), known]);
  return text === '' ? undefined : patterns.find(([pattern]) => pattern.test(text))?.[1];
}

function messagePattern(message: string): RegExp {
  const pattern = message
    .split('…')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('[\\s\\S]*?');
  const words = message.split(/\s+/).filter((word) => /\w{2}/.test(word)).length;
  return words < MIN_WORDS_WITHIN_TEXT
    ? new RegExp(`^${pattern}[.!]?$`, 'i')
    : new RegExp(`(?<!\\w)${pattern}(?!\\w)`, 'i');
}
