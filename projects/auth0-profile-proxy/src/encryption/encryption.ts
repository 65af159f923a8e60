import type { webcrypto } from 'node:crypto';
import { fromBase64url, toBase64url } from './base64url.ts';

/** Encrypts values of a shared store, so that a reader of the store gets neither tokens nor profiles. */
export interface Encryption {
  encrypt(text: string): Promise<string>;
  /** The text, or `undefined` when it was encrypted with another secret or altered. */
  decrypt(encrypted: string): Promise<string | undefined>;
}

/** AES-256-GCM with a key all instances derive from the application's own credentials (HKDF). */
export function encryptionWith(secret: string): Encryption {
  let key: Promise<webcrypto.CryptoKey> | undefined;
  const keyOf = (): Promise<webcrypto.CryptoKey> => (key ??= deriveKey(secret));
  return {
    async encrypt(text) {
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const bytes = new TextEncoder().encode(text);
      const encrypted = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await keyOf(), bytes);
      return `${toBase64url(iv)}.${toBase64url(new Uint8Array(encrypted))}`;
    },
    async decrypt(encrypted) {
      const [iv = '', bytes = ''] = encrypted.split('.');
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
