import { idempotencyKeyOf } from '../../src/idempotency/idempotency-key.ts';

describe('idempotencyKeyOf', () => {
  it('without the header › returns undefined', () => {
    expect(idempotencyKeyOf(new Headers())).toBeUndefined();
  });

  for (const [header, key] of [
    ['abcdefgh', 'abcdefgh'],
    ['"abcdefgh"', 'abcdefgh'],
    ['aB3_-678', 'aB3_-678'],
    ['"aB3_-678"', 'aB3_-678'],
    ['k'.repeat(128), 'k'.repeat(128)],
    [`"${'k'.repeat(128)}"`, 'k'.repeat(128)],
  ] as const) {
    it(`with ${header} › returns the key`, () => {
      expect(idempotencyKeyOf(new Headers({ 'idempotency-key': header }))).toBe(key);
    });
  }

  it('with white space around it › returns the key', () => {
    // Some platforms pass it on as it was sent.
    const headers = { get: () => '\t abcdefgh ' } as unknown as Headers;
    expect(idempotencyKeyOf(headers)).toBe('abcdefgh');
  });

  for (const header of [
    ...['', 'abcdefg', '"abcdefg"', 'k'.repeat(129), `"${'k'.repeat(129)}"`, '""'],
    ...[
      '"abcdefgh',
      'abcdefgh"',
      'abcdefgh, abcdefgh',
      'x "abcdefgh"',
      '"abcdefgh" x',
      'abcd efgh',
    ],
    ...['abcdefg.', '"abcdefg."', '!!!!!!!!', '"!!!!!!!!"', '"a"'],
  ]) {
    it(`with ${JSON.stringify(header)} › refuses the request`, () => {
      expect(() => idempotencyKeyOf(new Headers({ 'idempotency-key': header }))).toThrowMatching(
        (error: { code?: string }) => error.code === 'invalid-request',
      );
    });
  }
});
