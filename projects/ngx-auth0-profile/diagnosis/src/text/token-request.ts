import { managementEndpoints } from 'ngx-auth0-profile/management-api';
import type { DiagnosisInput } from '../input/diagnosis-input';
import { quote } from './quote';

const UNKNOWN_AUDIENCE = 'https://YOUR_TENANT.auth0.com/api/v2/';

/** The audience to request, or a placeholder. */
export function audienceToAskFor({ audience, target }: DiagnosisInput): string {
  return quote(audience ?? (target === 'management' ? UNKNOWN_AUDIENCE : 'YOUR_API_IDENTIFIER'));
}

/** The scopes for a page that shows and edits a profile. */
export function profileScopes(): readonly string[] {
  return [managementEndpoints.readUser.scope, managementEndpoints.updateUser.scope];
}

/** The code that requests a token for this audience and these scopes. */
export function tokenRequest(
  input: DiagnosisInput,
  scopes: readonly string[] = scopesToAskFor(input),
): string {
  const scope = scopes.length > 0 ? [`    scope: '${scopes.map(quote).join(' ')}',`] : [];
  return [
    'auth.getAccessTokenSilently({',
    '  authorizationParams: {',
    `    audience: '${audienceToAskFor(input)}',`,
    ...scope,
    '  },',
    '})',
  ].join('\n');
}

/** The scopes of the request; for the Management API by default those of a profile page. */
export function scopesToAskFor({ requiredScopes, target }: DiagnosisInput): readonly string[] {
  return requiredScopes.length > 0 || target !== 'management' ? requiredScopes : profileScopes();
}
