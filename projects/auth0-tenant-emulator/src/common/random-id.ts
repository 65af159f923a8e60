import { randomBytes } from 'node:crypto';

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
  return randomBytes(byteCount).toString('base64url');
}

/** A random identifier in the 24 hexadecimal digits of Auth0's database ids. */
export function randomHexId(): string {
  return randomBytes(12).toString('hex');
}
