import { X509Certificate } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import { join } from 'node:path';
import { TenantError } from '../common/tenant-error.ts';
import { selfSignedCertificate, type Certificate } from './self-signed-certificate.ts';

const WEEK_MS = 7 * 86_400_000;

/**
 * The certificate `cert.pem` of a folder and its key `key.pem`. One that is missing, ends within a week or
 * lacks a host is made anew if the emulator made it; a certificate from elsewhere is used as it is.
 *
 * @throws TenantError `invalid-option` when the files cannot be read or written.
 */
export async function certificateIn(
  folder: string,
  hosts: readonly string[],
  now = Date.now(),
): Promise<Certificate> {
  try {
    const stored = await read(folder);
    if (stored !== undefined && !isOutdated(stored.cert, hosts, now)) {
      return stored;
    }
    const made = await selfSignedCertificate(hosts, now);
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'key.pem'), made.key, { mode: 0o600 });
    await writeFile(join(folder, 'cert.pem'), made.cert);
    return made;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new TenantError(
      'invalid-option',
      `The certificate in ${folder} cannot be used: ${reason}. Check cert.pem and key.pem, or name an empty folder.`,
      { cause },
    );
  }
}

async function read(folder: string): Promise<Certificate | undefined> {
  try {
    const [key, cert] = await Promise.all(
      ['key.pem', 'cert.pem'].map((name) => readFile(join(folder, name), 'utf8')),
    );
    return { key: key ?? '', cert: cert ?? '' };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
}

function isOutdated(pem: string, hosts: readonly string[], now: number): boolean {
  const certificate = new X509Certificate(pem);
  const isOwn = certificate.subject.includes('auth0-tenant-emulator');
  const hasHosts = hosts.every((host) =>
    isIP(host) === 0
      ? certificate.checkHost(host) !== undefined
      : certificate.checkIP(host) !== undefined,
  );
  return isOwn && (!hasHosts || Date.parse(certificate.validTo) < now + WEEK_MS);
}
