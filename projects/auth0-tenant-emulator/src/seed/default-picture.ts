import { md5Hex } from '../common/hash.ts';
import type { User } from '../state/user.ts';

/**
 * The picture of a user without one: Gravatar by e-mail address, which falls back to the initials
 * (Auth0 docs: Change User Pictures).
 */
export function defaultPicture({ email, name }: Pick<User, 'email' | 'name'>): string {
  const initials = initialsOf(name ?? email ?? 'a');
  const avatar = `https://cdn.auth0.com/avatars/${encodeURIComponent(initials)}.png`;
  if (email === undefined) {
    return avatar;
  }
  const hash = md5Hex(email.trim().toLowerCase());
  return `https://s.gravatar.com/avatar/${hash}?s=480&r=pg&d=${encodeURIComponent(avatar)}`;
}

/** The first letters of two words, or the first two letters of one. */
function initialsOf(name: string): string {
  const words = name.split(/[\s@.]+/, 2).filter((word) => word !== '');
  const [first = '', second] = words;
  const letters =
    second === undefined || name.includes('@')
      ? first.slice(0, 2)
      : first.charAt(0) + second.charAt(0);
  return letters.toLowerCase();
}
