import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const STEP_SECONDS = 30;
const DIGITS = 6;

/** A new secret of 160 bits in base32, as authenticator apps read it (RFC 4648 §6). */
export function newTotpSecret(): string {
  let bits = '';
  for (const byte of randomBytes(20)) {
    bits += byte.toString(2).padStart(8, '0');
  }
  return (bits.match(/.{5}/g) ?? []).map((group) => ALPHABET.charAt(parseInt(group, 2))).join('');
}

/** The code of a secret at a time in milliseconds (RFC 6238: SHA-1, 30 seconds, six digits). */
export function totpCode(secret: string, time: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(time / 1000 / STEP_SECONDS)));
  const hash = createHmac('sha1', decodeBase32(secret)).update(counter).digest();
  const offset = (hash.at(-1) ?? 0) & 15;
  const number = hash.readUInt32BE(offset) & 0x7fffffff;
  return String(number % 10 ** DIGITS).padStart(DIGITS, '0');
}

/** Whether a code is the one of now, or of one step earlier or later (RFC 6238 §5.2). */
export function isTotpCode(secret: string, code: string, time: number): boolean {
  return [-1, 0, 1].some((step) => {
    const expected = totpCode(secret, Math.max(0, time + step * STEP_SECONDS * 1000));
    return code.length === DIGITS && timingSafeEqual(Buffer.from(expected), bytesOf(code));
  });
}

/** The bytes of a code of six characters; other characters than digits never match. */
function bytesOf(code: string): Buffer {
  return Buffer.from(code.replace(/\D/g, 'x'));
}

function decodeBase32(secret: string): Buffer {
  const bits = Array.from(secret.toUpperCase().replace(/[^A-Z2-7]/g, ''), (character) =>
    ALPHABET.indexOf(character).toString(2).padStart(5, '0'),
  ).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
}
