import { Auth0ProfileError, type Auth0ProfileErrorCode, type Diagnosis } from 'ngx-auth0-profile';
import { diagnose } from 'ngx-auth0-profile/diagnosis';

/** The reasons for which the scope guard can deny access. */
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

/** Explains the reason in the URL. An unknown reason is ignored, because anybody can write a URL. */
export function explainDenial(reason: string, scopes: readonly string[]): Diagnosis | undefined {
  const code = REASONS.find((known) => known === reason);
  return code && diagnose(new Auth0ProfileError(code, code, { requiredScopes: scopes }));
}
