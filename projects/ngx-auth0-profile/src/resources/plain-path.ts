import { REWRITTEN } from './request-target';

const PERCENT = 37;
const DOT = 46;
const SLASH = 47;
const QUESTION_MARK = 63;

/**
 * 1 for the characters a browser leaves as they are in a path wherever they stand, by their code. Made
 * without a regular expression, which would be compiled while the page starts.
 */
const plain = new Uint8Array(128);
for (const character of '-/0123456789:ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz~') {
  plain[character.charCodeAt(0)] = 1;
}

/**
 * Where the path ends that begins at `start` with a slash; 0 when a browser might rewrite it, or when
 * it might mislead. `%7C` is in every user id.
 */
export function plainPathEnd(url: string, start: number): number {
  let at = start;
  for (; at < url.length; at++) {
    const code = url.charCodeAt(at);
    if (plain[code] === 1) {
      continue;
    }
    if (code === QUESTION_MARK) {
      return REWRITTEN.test(url) ? 0 : at;
    }
    const asItIs =
      code === DOT
        ? url.charCodeAt(at - 1) !== SLASH
        : code === PERCENT && url.startsWith('7C', at + 1);
    if (!asItIs) {
      return 0;
    }
  }
  return at;
}
