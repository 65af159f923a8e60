import { isTotpCode, newTotpSecret, totpCode } from '../src/common/totp.ts';

/** The secret of RFC 6238, Appendix B, in base32. */
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

describe('totpCode', () => {
  const vectors: [seconds: number, code: string][] = [
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ];
  for (const [seconds, code] of vectors) {
    it(`is ${code} at ${seconds} seconds (RFC 6238, Appendix B)`, () => {
      expect(totpCode(SECRET, seconds * 1000)).toBe(code);
    });
  }
});

describe('isTotpCode', () => {
  it('accepts one step before and after, and no more', () => {
    const code = totpCode(SECRET, 90_000);
    expect([30, 60, 90, 120, 150].map((second) => isTotpCode(SECRET, code, second * 1000))).toEqual(
      [false, true, true, true, false],
    );
  });

  it('refuses text that is no code', () => {
    for (const code of ['', '28708', '2870822', 'abcdef', '２８７０８２']) {
      expect(isTotpCode(SECRET, code, 59_000))
        .withContext(code)
        .toBeFalse();
    }
  });
});

describe('newTotpSecret', () => {
  it('has 32 characters of base32', () => {
    expect(newTotpSecret()).toMatch(/^[A-Z2-7]{32}$/);
    expect(newTotpSecret()).not.toBe(newTotpSecret());
  });
});
