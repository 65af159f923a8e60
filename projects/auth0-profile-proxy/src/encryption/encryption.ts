import type { webcrypto } from 'node:crypto';
import { fromBase64url, toBase64url } from './base64url.ts';

/** Encrypts what goes into a shared store, so that reading the store gives neither tokens nor profiles. */
export interface Seal {
  close(text: string): Promise<string>;
  /** The text, or `undefined` when it was sealed with another secret or altered. */
  open(sealed: string): Promise<string | undefined>;
}

/** AES-256-GCM with a key all instances derive from the application's own credentials (HKDF). */
export function sealWith(secret: string): Seal {
  let key: Promise<webcrypto.CryptoKey> | undefined;
  const keyOf = (): Promise<webcrypto.CryptoKey> => (key ??= deriveKey(secret));
  return {
    async close(text) {
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const bytes = new TextEncoder().encode(text);
      const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await keyOf(), bytes);
      return `${toBase64url(iv)}.${toBase64url(new Uint8Array(sealed))}`;
    },
    async open(sealed) {
      const [iv = '', bytes = ''] = sealed.split('.');
      try {
        const text = await crypto.subtle.decrypt(
          { name: 'AES-GCM', iv: fromBase64url(iv) },
          await keyOf(),
          fromBase64url(bytes),
        );
        return new TextDecoder().decode(text);
      } catch {
        return undefined;
      }
    },
  };
}

async function deriveKey(secret: string): Promise<webcrypto.CryptoKey> {
  const encoder = new TextEncoder();
  const raw = await crypto.subtle.importKey('raw', encoder.encode(secret), 'HKDF', false, [
    'deriveKey',
  ]);
  const info = encoder.encode('auth0-profile-proxy store v1');
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(32), info },
    raw,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
}
