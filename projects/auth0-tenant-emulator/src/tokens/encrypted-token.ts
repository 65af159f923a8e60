import { CompactEncrypt } from 'jose';
import { createHash } from 'node:crypto';

const KEY = createHash('sha256').update('TEST auth0-tenant-emulator token encryption').digest();

/** Encrypts a signed token as a compact JWE of five parts (RFC 7516 §7.1), which no client can read. */
export function encryptToken(token: string): Promise<string> {
  return new CompactEncrypt(new TextEncoder().encode(token))
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', cty: 'JWT', kid: 'TEST-encryption' })
    .encrypt(KEY);
}
