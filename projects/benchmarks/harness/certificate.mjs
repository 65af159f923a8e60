import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { cache } from './paths.mjs';

/**
 * A home folder with the self-signed certificate for localhost that auth0-simulator looks for in it, so that
 * the user's own is left alone. Throws when there is no openssl to make one.
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
