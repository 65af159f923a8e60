import type { User } from '../../../state/user.ts';
import { fieldExists, matchPhrase, matchRange, matchWord, type UserTest } from './match-field.ts';
import { queryFailure } from './query-failure.ts';
import { tokenizeQuery, type QueryToken } from './tokenize-query.ts';

/** Tokens that are still to be read. */
interface Reader {
  tokens: QueryToken[];
  position: number;
}

/**
 * Reads a query of the user search (Auth0 docs: User Search Query Syntax): fields with words, phrases,
 * wildcards, ranges and groups, joined by AND, OR and NOT. Everything else is refused with a 400 that
 * names it. An empty query matches every user.
 */
export function parseUserQuery(query: string): UserTest {
  const tokens = tokenizeQuery(query);
  if (tokens.length === 0) {
    return () => true;
  }
  const reader = { tokens, position: 0 };
  const test = readOr(reader, readTerm);
  const rest = reader.tokens[reader.position];
  if (rest !== undefined) {
    throw queryFailure(
      rest.type === ')'
        ? 'A bracket is not opened'
        : 'Join terms with AND or OR: the emulator does not guess',
    );
  }
  return test;
}

type ReadOperand = (reader: Reader) => UserTest;

function readOr(reader: Reader, operand: ReadOperand): UserTest {
  const tests = [readAnd(reader, operand)];
  while (takeType(reader, 'OR')) {
    tests.push(readAnd(reader, operand));
  }
  return (user) => tests.some((test) => test(user));
}

function readAnd(reader: Reader, operand: ReadOperand): UserTest {
  const tests = [readNot(reader, operand)];
  while (takeType(reader, 'AND')) {
    tests.push(readNot(reader, operand));
  }
  return (user) => tests.every((test) => test(user));
}

function readNot(reader: Reader, operand: ReadOperand): UserTest {
  if (takeType(reader, 'NOT')) {
    const test = readNot(reader, operand);
    return (user) => !test(user);
  }
  return operand(reader);
}

/** A field with its value, or a group of terms. */
function readTerm(reader: Reader): UserTest {
  const token = take(reader);
  if (token.type === '(') {
    return closed(reader, readOr(reader, readTerm));
  }
  if (token.type !== 'field') {
    throw queryFailure('The emulator searches in fields only: write name:"jane"');
  }
  return readValue(reader, token.name);
}

function readValue(reader: Reader, field: string): UserTest {
  const token = take(reader);
  switch (token.type) {
    case '(':
      return closed(
        reader,
        readOr(reader, () => readValue(reader, field)),
      );
    case 'range':
      return matchRange(field, token);
    case 'phrase':
      return matchPhrase(field, token.text);
    case 'word':
      return field === '_exists_' ? fieldExists(token.text) : matchWord(field, token.text);
    default:
      throw queryFailure(`The field ${field} has no value`);
  }
}

function closed(reader: Reader, test: (user: User) => boolean): UserTest {
  if (!takeType(reader, ')')) {
    throw queryFailure('A bracket is not closed');
  }
  return test;
}

function take(reader: Reader): QueryToken {
  const token = reader.tokens[reader.position];
  if (token === undefined) {
    throw queryFailure('The query ends too early');
  }
  reader.position += 1;
  return token;
}

function takeType(reader: Reader, type: QueryToken['type']): boolean {
  if (reader.tokens[reader.position]?.type !== type) {
    return false;
  }
  reader.position += 1;
  return true;
}
