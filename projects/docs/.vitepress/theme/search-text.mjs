import {
  diagnose,
  knownMessages,
} from '../../../../dist/ngx-auth0-profile/fesm2022/ngx-auth0-profile-diagnosis.mjs';

/** Below this, a message is found inside of unrelated texts: "timeout". */
const SHORTEST = 10;

/**
 * What the search looks for: the error message that a pasted text contains, without the stack trace, the JSON or the line
 * breaks around it. A text without a known message stays as it is.
 */
export function searchText(text) {
  const line = text.replace(/\s+/g, ' ').trim();
  const { helpPage } = diagnose(line);
  const messages = knownMessages();
  const found =
    longest(messages.filter((known) => known.helpPage === helpPage)) ??
    longest(
      messages.filter(({ message }) => message.length >= SHORTEST && contains(line, message)),
    );
  return found?.replaceAll('…', '') ?? text;
}

/** Whether all parts of a message that do not vary are in the text. */
function contains(text, message) {
  const lower = text.toLowerCase();
  return message
    .toLowerCase()
    .split('…')
    .every((part) => lower.includes(part.trim()));
}

function longest(messages) {
  return messages
    .map(({ message }) => message)
    .sort((one, other) => other.length - one.length)
    .at(0);
}
