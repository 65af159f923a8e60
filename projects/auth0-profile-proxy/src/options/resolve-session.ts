import type { SessionOptions } from '../contract/profile-bff-options.ts';
import type { CookieNames, ResolvedBff } from '../contract/resolved-bff.ts';
import { shown, type Mistakes } from './mistakes.ts';

/** Claims of the ID token that pages may read by default. `sub` is always among them. */
export const DEFAULT_SESSION_CLAIMS: readonly string[] = [
  ...['sub', 'name', 'nickname', 'given_name', 'family_name', 'picture'],
  ...['email', 'email_verified', 'updated_at', 'org_id', 'org_name'],
];

/** Claims about the login and not about the user; pages need none of them. */
const PROTOCOL_CLAIMS = ['iss', 'aud', 'exp', 'iat', 'nonce', 'at_hash', 'c_hash', 's_hash', 'sid'];

const DAY_SECONDS = 86_400;

/** Lifetimes and visible claims with their defaults. */
export function resolveSession(
  options: SessionOptions,
  mistakes: Mistakes,
): ResolvedBff['session'] {
  const idleSeconds = options.idleSeconds ?? DAY_SECONDS;
  const absoluteSeconds = options.absoluteSeconds ?? 3 * DAY_SECONDS;
  mistakes.number('session.idleSeconds', idleSeconds, { min: 60, max: 400 * DAY_SECONDS });
  mistakes.number('session.absoluteSeconds', absoluteSeconds, { min: 60, max: 400 * DAY_SECONDS });
  const claims = options.claims ?? DEFAULT_SESSION_CLAIMS;
  for (const claim of claims.filter((name) => PROTOCOL_CLAIMS.includes(name))) {
    mistakes.add(
      'session.claims',
      `has ${shown(claim)}, which is about the login and not about the user. Remove it.`,
    );
  }
  return { idleMs: idleSeconds * 1000, absoluteMs: absoluteSeconds * 1000, claims };
}

/**
 * Names of the cookies. Browsers accept a cookie with the prefix only from this host by https
 * (`__Host-`), and not from scripts (`__Host-Http-`). Over http on the loopback interface neither is
 * possible: there the port is part of the name, because cookies do not keep ports apart.
 */
export function cookieNamesFor(
  origin: string,
  { cookiePrefix = '__Host-Http-' }: SessionOptions,
  mistakes: Mistakes,
): CookieNames {
  if (!['__Host-Http-', '__Host-'].includes(cookiePrefix)) {
    mistakes.add(
      'session.cookiePrefix',
      `is ${shown(cookiePrefix)}. Set it to "__Host-Http-" or "__Host-".`,
    );
  }
  const secure = !origin.startsWith('http:');
  const port = URL.canParse(origin) ? new URL(origin).port : '';
  const prefix = secure ? cookiePrefix : '';
  const end = secure || port === '' ? '' : `-${port}`;
  return { session: `${prefix}bff-session${end}`, login: `${prefix}bff-login${end}-`, secure };
}
