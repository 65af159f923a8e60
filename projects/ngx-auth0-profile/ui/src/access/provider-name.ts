import type { UserIdentity } from 'ngx-auth0-profile';
import type { AccountTexts } from '../texts/account-texts';

const NAMES: Readonly<Record<string, string>> = {
  'google-oauth2': 'Google',
  windowslive: 'Microsoft',
  apple: 'Apple',
  github: 'GitHub',
  facebook: 'Facebook',
  linkedin: 'LinkedIn',
  twitter: 'X',
};

/** The name of an identity's provider, as users know it; for others the name of the connection. */
export function providerName(
  { provider, connection }: Pick<UserIdentity, 'provider' | 'connection'>,
  texts: AccountTexts,
): string {
  return provider === 'auth0' ? texts.database : (NAMES[provider] ?? connection);
}
