import { createHash, createHmac } from 'node:crypto';
import { fromBase64, toBase64, toBase64Url } from '../src/common/base64.ts';
import { hmacSha1, md5Hex, sha256Base64Url, sha256Hex } from '../src/common/hash.ts';
import { randomDigits } from '../src/common/random-id.ts';
import { sameText } from '../src/common/same-text.ts';

const TEXTS = ['', 'a', 'auth0|ada', 'Zoë Müller 𝄞', 'x'.repeat(10_000)];

describe('the encodings that do not need Node', () => {
  it('equal those of Node', () => {
    for (const text of TEXTS) {
      const bytes = Buffer.from(text);
      expect(toBase64Url(text)).toBe(bytes.toString('base64url'));
      expect(toBase64(bytes)).toBe(bytes.toString('base64'));
      expect(fromBase64(bytes.toString('base64url'))).toBe(text);
      expect(fromBase64(bytes.toString('base64'))).toBe(text);
    }
  });

  it('decode what is not base64 to an empty string', () => {
    expect(fromBase64('%%%')).toBe('');
  });
});

describe('the hashes that do not need Node', () => {
  it('equal those of Node', () => {
    for (const text of TEXTS) {
      expect(sha256Base64Url(text)).toBe(createHash('sha256').update(text).digest('base64url'));
      expect(sha256Hex(text)).toBe(createHash('sha256').update(text).digest('hex'));
      expect(md5Hex(text)).toBe(createHash('md5').update(text).digest('hex'));
      const key = Buffer.from(text);
      const ofNode = createHmac('sha1', key).update('message').digest('hex');
      expect(Buffer.from(hmacSha1(key, Buffer.from('message'))).toString('hex')).toBe(ofNode);
    }
  });
});

describe('randomDigits()', () => {
  it('returns as many digits as asked for', () => {
    for (let count = 0; count < 100; count += 1) {
      expect(randomDigits(6)).toMatch(/^\d{6}$/);
    }
  });
});

describe('sameText()', () => {
  it('tells equal texts from others', () => {
    expect(sameText('123456', '123456')).toBeTrue();
    expect(sameText('123456', '123457')).toBeFalse();
    expect(sameText('123456', '12345')).toBeFalse();
  });
});
