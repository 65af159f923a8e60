import { toBase64url } from './base64url.ts';

/** SHA-256 of a text in base64url, as RFC 9449 (`ath`) writes it. */
export async function sha256Base64url(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return toBase64url(new Uint8Array(digest));
}
