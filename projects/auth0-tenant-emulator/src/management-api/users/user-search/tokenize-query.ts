import { queryFailure } from './query-failure.ts';

/** A range of a query: `[a TO b]` includes its ends, `{a TO b}` does not. */
export interface RangeToken {
  type: 'range';
  from: string;
  to: string;
  includesFrom: boolean;
  includesTo: boolean;
}

/** A token of a query in Lucene syntax. */
export type QueryToken =
  | { type: 'word'; text: string }
  | { type: 'phrase'; text: string }
  | { type: 'field'; name: string }
  | { type: '(' | ')' | 'AND' | 'OR' | 'NOT' }
  | RangeToken;

const RANGE = /([[{])\s*("[^"]*"|\S+)\s+TO\s+("[^"]*"|[^\s\]}]+)\s*([\]}])/y;
const PHRASE = /"((?:[^"\\]|\\.)*)"/y;
const FIELD = /([A-Za-z_][\w-]*(?:\.[\w-]+)*):(?=\S)/y;
const WORD = /(?:[^\s()"[\]{}\\]|\\.)+/y;
const UNSUPPORTED = /[+!~^/]|&&|\|\|/;

/** Splits a query into tokens; refuses what the emulator does not support. */
export function tokenizeQuery(query: string): QueryToken[] {
  const tokens: QueryToken[] = [];
  let position = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = position;
    const match = pattern.exec(query);
    position = match === null ? position : pattern.lastIndex;
    return match;
  };
  while (position < query.length) {
    const character = query.charAt(position);
    if (/\s/.test(character)) {
      position += 1;
    } else if (character === '(' || character === ')') {
      tokens.push({ type: character });
      position += 1;
    } else if (character === '-') {
      tokens.push({ type: 'NOT' });
      position += 1;
    } else {
      tokens.push(readToken(take, query.slice(position)));
    }
  }
  return tokens;
}

function readToken(take: (pattern: RegExp) => RegExpExecArray | null, rest: string): QueryToken {
  const range = take(RANGE);
  if (range !== null) {
    const [, open, from = '', to = '', close] = range;
    return {
      type: 'range',
      from: withoutQuotes(from),
      to: withoutQuotes(to),
      includesFrom: open === '[',
      includesTo: close === ']',
    };
  }
  const phrase = take(PHRASE);
  if (phrase !== null) {
    return { type: 'phrase', text: unescape(phrase[1] ?? '') };
  }
  const field = take(FIELD);
  if (field !== null) {
    return { type: 'field', name: field[1] ?? '' };
  }
  const [word] = take(WORD) ?? [];
  if (word === undefined) {
    throw queryFailure(`The emulator cannot read "${rest.slice(0, 20)}"`);
  }
  if (word === 'AND' || word === 'OR' || word === 'NOT') {
    return { type: word };
  }
  if (UNSUPPORTED.test(word.replace(/\\./g, ''))) {
    throw queryFailure(`The emulator does not support the operators of "${word}"`);
  }
  return { type: 'word', text: word };
}

function withoutQuotes(text: string): string {
  return text.startsWith('"') ? text.slice(1, -1) : text;
}

function unescape(text: string): string {
  return text.replace(/\\(.)/g, '$1');
}
