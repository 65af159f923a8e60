import { base64url } from 'jose';

/** Text or bytes in base64url without padding (RFC 4648 §5). */
export function toBase64Url(value: string | Uint8Array): string {
  return base64url.encode(value);
}

/** Bytes in base64 with padding (RFC 4648 §4). */
export function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

/** The UTF-8 text behind base64 or base64url; an empty string when it cannot be decoded. */
export function fromBase64(encoded: string): string {
  try {
    return new TextDecoder().decode(
      base64url.decode(encoded.replaceAll('+', '-').replaceAll('/', '_')),
    );
  } catch {
    return '';
  }
}
