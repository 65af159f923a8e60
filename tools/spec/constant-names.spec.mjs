import { Linter } from 'eslint';
import { constantNames } from '../lint/constant-names.mjs';

describe('constantNames', () => {
  const values = ["'a'", '/a/', '`a`', '[1, 2]', 'new Set([1])', 'new Map([[1, 2]])'];
  for (const value of values) {
    it(`when a module-level constant holds ${value}, asks for capitals`, () => {
      expect(lint(`const maxRetries = ${value};`)).toHaveSize(1);
      expect(lint(`export const maxRetries = ${value};`)).toHaveSize(1);
      expect(lint(`const MAX_RETRIES = ${value};`)).toEqual([]);
    });
  }

  const others = {
    'a function': 'const retry = () => 1;',
    'an object': 'const texts = { a: 1 };',
    'a computed value': 'const root = join(a, b);',
    'an empty cache': 'const seen = new Map();',
    'a local variable': 'function f() { const retries = 3; return retries; }',
    'a variable that changes': 'let retries = 3;',
  };
  for (const [what, code] of Object.entries(others)) {
    it(`when it is ${what}, accepts camelCase`, () => {
      expect(lint(code)).toEqual([]);
    });
  }
});

function lint(code) {
  return new Linter().verify(code, {
    rules: { 'no-restricted-syntax': ['error', ...constantNames] },
  });
}
