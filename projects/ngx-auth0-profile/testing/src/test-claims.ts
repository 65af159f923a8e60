import type { SessionUser } from 'ngx-auth0-profile';
import type { TestProfile } from './testing-options';

/** The claims of an ID token about the user of a profile. */
export function testClaims({
  user_id: sub,
  name,
  nickname,
  picture,
  email,
  email_verified,
}: TestProfile): SessionUser {
  return Object.fromEntries(
    Object.entries({ sub, name, nickname, picture, email, email_verified }).filter(
      ([, value]) => value !== undefined,
    ),
  );
}
