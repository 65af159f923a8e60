import { hmacSha1 } from './hash.ts';
import { randomBytes } from './random-id.ts';
import { sameText } from './same-text.ts';

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
  const counter = new Uint8Array(8);
  new DataView(counter.buffer).setBigUint64(0, BigInt(Math.floor(time / 1000 / STEP_SECONDS)));
  const hash = hmacSha1(decodeBase32(secret), counter);
  const offset = (hash.at(-1) ?? 0) & 15;
  const number = new DataView(hash.buffer, hash.byteOffset).getUint32(offset) & 0x7fffffff;
  return String(number % 10 ** DIGITS).padStart(DIGITS, '0');
}

/** Whether a code is the one of now, or of one step earlier or later (RFC 6238 §5.2). */
export function isTotpCode(secret: string, code: string, time: number): boolean {
  return [-1, 0, 1].some((step) =>
    sameText(totpCode(secret, Math.max(0, time + step * STEP_SECONDS * 1000)), code),
  );
}

function decodeBase32(secret: string): Uint8Array {
  const bits = Array.from(secret.toUpperCase().replace(/[^A-Z2-7]/g, ''), (character) =>
    ALPHABET.indexOf(character).toString(2).padStart(5, '0'),
  ).join('');
  return Uint8Array.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
}
