import type { User } from '../state/user.ts';

/** The payload of a QR code, in the format of authenticator apps. */
export function authenticatorUri(issuer: string, user: User, secret: string): string {
  const { host } = new URL(issuer);
  const { email, username, user_id: id } = user;
  const label = `${encodeURIComponent(host)}:${encodeURIComponent(email ?? username ?? id)}`;
  const parameters = new URLSearchParams({
    secret,
    issuer: host,
    algorithm: 'SHA1',
    digits: '6',
    period: '30',
  });
  return `otpauth://totp/${label}?${parameters.toString()}`;
}
