import type { webcrypto } from 'node:crypto';
import { fromBase64url, toBase64url } from './base64url.ts';

const encoder = new TextEncoder();

/** Encrypts values of a shared store, so that a reader of the store gets neither tokens nor profiles. */
export interface Encryption {
  /** Encrypts a text for one place, such as a key of the store (additional data of AES-GCM). */
  encrypt(text: string, place: string): Promise<string>;
  /** The text, or `undefined` when it was altered or encrypted with another secret or for another place. */
  decrypt(encrypted: string, place: string): Promise<string | undefined>;
}

/**
 * AES-256-GCM with keys all instances derive from the same secrets (HKDF). The first secret encrypts; each
 * of them decrypts, so that a secret can be replaced while values of the former one are in use.
 */
export function encryptionWith(secrets: readonly [string, ...string[]]): Encryption {
  const [first, ...others] = secrets.map(lazyKey) as [LazyKey, ...LazyKey[]];
  return {
    async encrypt(text, place) {
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const encrypted = await crypto.subtle.encrypt(
        { name: 'AES-GCM', iv, additionalData: encoder.encode(place) },
        await first(),
        encoder.encode(text),
      );
      return `${toBase64url(iv)}.${toBase64url(new Uint8Array(encrypted))}`;
    },
    async decrypt(encrypted, place) {
      for (const key of [first, ...others]) {
        const text = await decryptWith(await key(), encrypted, place);
        if (text !== undefined) {
          return text;
        }
      }
      return undefined;
    },
  };
}

type LazyKey = () => Promise<webcrypto.CryptoKey>;

function lazyKey(secret: string): LazyKey {
  let key: Promise<webcrypto.CryptoKey> | undefined;
  return () => (key ??= deriveKey(secret));
}

async function decryptWith(
  key: webcrypto.CryptoKey,
  encrypted: string,
  place: string,
): Promise<string | undefined> {
  const [iv = '', bytes = ''] = encrypted.split('.');
  try {
    const text = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: fromBase64url(iv), additionalData: encoder.encode(place) },
      key,
      fromBase64url(bytes),
    );
    return new TextDecoder().decode(text);
  } catch {
    return undefined;
  }
}

async function deriveKey(secret: string): Promise<webcrypto.CryptoKey> {
  const raw = await crypto.subtle.importKey('raw', encoder.encode(secret), 'HKDF', false, [
    'deriveKey',
  ]);
  const info = encoder.encode('auth0-profile-proxy store v2');
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(32), info },
    raw,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
}
