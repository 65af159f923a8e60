import type { JsonObject } from '../../common/json.ts';
import { TenantError } from '../../common/tenant-error.ts';

const RSA: RsaHashedKeyGenParams = {
  name: 'RSASSA-PKCS1-v1_5',
  modulusLength: 2048,
  publicExponent: new Uint8Array([1, 0, 1]),
  hash: 'SHA-256',
};

/** Private keys made in advance: WebCrypto makes them asynchronously, and the tenant rotates at once. */
export interface KeySupply {
  /** Resolves when `take()` has a key. */
  ready(): Promise<void>;
  /** Takes the key. */
  take(): JsonObject;
}

/** Creates a supply that makes no key before it is asked for one. */
export function createKeySupply(): KeySupply {
  let key: JsonObject | undefined;
  return {
    async ready() {
      key ??= await newPrivateKey();
    },
    take() {
      const taken = key;
      key = undefined;
      if (taken === undefined) {
        throw new TenantError(
          'invalid-argument',
          'Keys were rotated twice in one request. Send one request for each rotation.',
        );
      }
      return taken;
    },
  };
}

async function newPrivateKey(): Promise<JsonObject> {
  const { privateKey } = await crypto.subtle.generateKey(RSA, true, ['sign', 'verify']);
  const { kty, n, e, d, p, q, dp, dq, qi } = await crypto.subtle.exportKey('jwk', privateKey);
  return { kty, n, e, d, p, q, dp, dq, qi } as JsonObject;
}
