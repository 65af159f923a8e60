import { CompactEncrypt } from 'jose';
import { sha256 } from '../common/hash.ts';

const KEY = sha256('TEST auth0-tenant-emulator token encryption');

/** Encrypts a signed token as a compact JWE of five parts (RFC 7516 §7.1), which no client can read. */
export function encryptToken(token: string): Promise<string> {
  return new CompactEncrypt(new TextEncoder().encode(token))
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', cty: 'JWT', kid: 'TEST-encryption' })
    .encrypt(KEY);
}
