import { CompactEncrypt } from 'jose';
import { createHash } from 'node:crypto';

const KEY = createHash('sha256').update('TEST auth0-tenant-emulator token encryption').digest();

/** Wraps a signed token into a five-part compact JWE that no client can read. */
export function encryptToken(token: string): Promise<string> {
  return new CompactEncrypt(new TextEncoder().encode(token))
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', cty: 'JWT', kid: 'TEST-encryption' })
    .encrypt(KEY);
}
