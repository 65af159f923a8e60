import { isIP } from 'node:net';

const DAY_MS = 86_400_000;

/** A key and a certificate, both as PEM text. */
export interface Certificate {
  key: string;
  cert: string;
}

/**
 * Creates a certificate that signs itself, for the hosts given and a year. It is its own authority: a
 * client that trusts `cert` as a CA accepts it (RFC 5280 §4.2.1.9).
 */
export async function selfSignedCertificate(
  hosts: readonly string[],
  now = Date.now(),
): Promise<Certificate> {
  // Loaded on demand, because it takes longer than the rest of the start together.
  const { generate } = await import('selfsigned');
  const { private: key, cert } = await generate(
    [{ name: 'commonName', value: 'auth0-tenant-emulator TEST' }],
    {
      keyType: 'ec',
      curve: 'P-256',
      algorithm: 'sha256',
      notBeforeDate: new Date(now - DAY_MS),
      notAfterDate: new Date(now + 365 * DAY_MS),
      extensions: [
        { name: 'basicConstraints', cA: true, critical: true },
        { name: 'subjectAltName', altNames: hosts.map(alternativeName) },
      ],
    },
  );
  return { key, cert };
}

function alternativeName(host: string): { type: 2; value: string } | { type: 7; ip: string } {
  return isIP(host) === 0 ? { type: 2, value: host } : { type: 7, ip: host };
}
