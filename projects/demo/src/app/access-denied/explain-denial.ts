import { Auth0ProfileError, type Auth0ProfileErrorCode, type Diagnosis } from 'ngx-auth0-profile';
import { diagnose } from 'ngx-auth0-profile/diagnosis';

/** The reasons for which the scope guard can refuse a reader. */
const REASONS: readonly Auth0ProfileErrorCode[] = [
  'scope-never-granted-to-users',
  'missing-scope',
  'consent-required',
  'login-required',
  'interaction-required',
  'mfa-required',
  'missing-refresh-token',
  'token-unavailable',
  'network',
];

/** Explains the reason the guard put into the address; anybody can write an address. */
export function explainRefusal(reason: string, scopes: readonly string[]): Diagnosis | undefined {
  const code = REASONS.find((known) => known === reason);
  return code && diagnose(new Auth0ProfileError(code, code, { requiredScopes: scopes }));
}
