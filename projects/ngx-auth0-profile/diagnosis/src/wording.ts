import { managementEndpoints } from 'ngx-auth0-profile/management-api';
import type { CaseFile } from './case-file';
import { quote } from './quote';

const UNKNOWN_AUDIENCE = 'https://YOUR_TENANT.auth0.com/api/v2/';

/** The called API by the name a developer knows it by. */
export function apiName({ target }: CaseFile): string {
  return { management: 'the Management API', proxy: 'the profile proxy', api: 'this API' }[target];
}

/** Who answered: Auth0 for its own API, else the API's name. Starts a sentence. */
export function answerer(file: CaseFile): string {
  return file.target === 'management' ? 'Auth0' : sentence(apiName(file));
}

/** The audience to ask for, or a placeholder that nobody takes for a real one. */
export function audienceToAskFor({ audience, target }: CaseFile): string {
  return quote(audience ?? (target === 'management' ? UNKNOWN_AUDIENCE : 'YOUR_API_IDENTIFIER'));
}

/** What a page that shows and edits a profile needs of the Management API. */
export function profileScopes(): readonly string[] {
  return [managementEndpoints.readUser.scope, managementEndpoints.updateUser.scope];
}

/** The call that gets a token for this audience and these scopes, ready to paste. */
export function tokenRequest(
  file: CaseFile,
  scopes: readonly string[] = scopesToAskFor(file),
): string {
  const scope = scopes.length > 0 ? [`    scope: '${scopes.map(quote).join(' ')}',`] : [];
  return [
    'auth.getAccessTokenSilently({',
    '  authorizationParams: {',
    `    audience: '${audienceToAskFor(file)}',`,
    ...scope,
    '  },',
    '})',
  ].join('\n');
}

/** The scopes the request needs, else those of a profile page where it goes to the Management API. */
export function scopesToAskFor({ requiredScopes, target }: CaseFile): readonly string[] {
  return requiredScopes.length > 0 || target !== 'management' ? requiredScopes : profileScopes();
}

/** A span of seconds as a person would say it: `40 seconds`, `3 minutes`, `2 hours`, `5 days`. */
export function duration(seconds: number): string {
  const span = Math.abs(Math.round(seconds));
  const [size, unit] =
    span < 90
      ? [1, 'second']
      : span < 5400
        ? [60, 'minute']
        : span < 129_600
          ? [3600, 'hour']
          : [86_400, 'day'];
  const count = Math.round(span / size);
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** The text with its first letter in upper case. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
