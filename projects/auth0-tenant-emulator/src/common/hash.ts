import { hmac } from '@noble/hashes/hmac';
import { md5, sha1 } from '@noble/hashes/legacy';
import { sha256 as digest } from '@noble/hashes/sha2';
import { bytesToHex } from '@noble/hashes/utils';
import { toBase64Url } from './base64.ts';

// WebCrypto hashes asynchronously, and it has no MD5. These run the same in Node and in browsers.

/** The SHA-256 of a text. */
export function sha256(text: string): Uint8Array {
  return digest(text);
}

/** The SHA-256 of a text in base64url. */
export function sha256Base64Url(text: string): string {
  return toBase64Url(sha256(text));
}

/** The SHA-256 of a text in hexadecimal digits. */
export function sha256Hex(text: string): string {
  return bytesToHex(sha256(text));
}

/** The MD5 of a text in hexadecimal digits, which Gravatar addresses are made of. */
export function md5Hex(text: string): string {
  return bytesToHex(md5(text));
}

/** The HMAC-SHA-1 of a message, which one-time codes are made of (RFC 4226 §5). */
export function hmacSha1(key: Uint8Array, message: Uint8Array): Uint8Array {
  return hmac(sha1, key, message);
}
