import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { cache } from './paths.mjs';

/**
 * Creates a home folder with the self-signed certificate for localhost that auth0-simulator reads from there. The
 * user's home folder is not changed. Throws when openssl is missing.
 */
export function homeWithCertificate() {
  const home = join(cache, 'home');
  const folder = join(home, '.simulacrum', 'certs');
  const certificate = join(folder, 'localhost.pem');
  if (!existsSync(certificate)) {
    mkdirSync(folder, { recursive: true });
    const settings =
      'req -x509 -newkey rsa:2048 -nodes -days 30 -subj /CN=localhost -addext subjectAltName=DNS:localhost';
    execFileSync(
      'openssl',
      [...settings.split(' '), '-keyout', join(folder, 'localhost-key.pem'), '-out', certificate],
      { stdio: 'ignore' },
    );
  }
  return home;
}
