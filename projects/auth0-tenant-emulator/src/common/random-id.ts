import { toBase64Url } from './base64.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** A random identifier of `length` URL-safe characters (6 bits each). */
export function randomId(length: number): string {
  let id = '';
  for (const byte of randomBytes(length)) {
    id += ALPHABET.charAt(byte & 63);
  }
  return id;
}

/** Random bytes in base64url, as browsers write them again after they have read them. */
export function randomBase64Url(byteCount: number): string {
  return toBase64Url(randomBytes(byteCount));
}

/** A random identifier in the 24 hexadecimal digits of Auth0's database ids. */
export function randomHexId(): string {
  return Array.from(randomBytes(12), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Random bytes. */
export function randomBytes(count: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(count));
}

/** A random number of `length` decimal digits, at most nine, zeros in front included. */
export function randomDigits(length: number): string {
  const [number = 0] = crypto.getRandomValues(new Uint32Array(1));
  return String(number % 10 ** length).padStart(length, '0');
}
