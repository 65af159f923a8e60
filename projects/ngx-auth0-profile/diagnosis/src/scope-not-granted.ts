import { managementEndpoints } from 'ngx-auth0-profile/management-api';
import { auth0Pages } from './auth0-pages';
import type { CaseFile } from './case-file';
import type { Finding, Remedy } from './diagnosis';
import { quoteList } from './quote';
import { listClaim } from './read-token';
import { apiName, profileScopes, tokenRequest } from './wording';

/** What each scope lets users do to their own account. */
function allows(): Readonly<Record<string, string>> {
  const { readUser, updateUser, linkIdentity, createDeviceCredential, deleteDeviceCredential } =
    managementEndpoints;
  return {
    [readUser.scope]: 'read their own profile',
    [updateUser.scope]: 'edit their own user_metadata',
    [linkIdentity.scope]: 'link and unlink their own accounts',
    [createDeviceCredential.scope]: 'add a device of their own',
    [deleteDeviceCredential.scope]: 'remove a device of their own',
  };
}

const TOKEN_OPTIONS = 'authorizationParams of provideAuth0() or of getAccessTokenSilently()';

/** A scope that the token could have but has not; none named where it has nothing at all. */
export function missingScope(file: CaseFile, missing: readonly string[]): Finding {
  const asked =
    missing.length > 0 && missing.every((scope) => file.requestedScopes.includes(scope));
  return {
    problem: 'missing-scope',
    whatHappened: asked
      ? `The access token was issued without ${quoteList(missing)}, although it was asked for.`
      : missing.length > 0
        ? `The access token does not have ${quoteList(missing)}, so ${apiName(file)} refuses it.`
        : `The access token has no scope that opens anything at ${apiName(file)}.`,
    evidence: scopeEvidence(file, missing),
    remedy: asked ? askedInVain(file, missing) : neverAsked(file, missing),
    learnMore: asked
      ? auth0Pages.applicationAccess
      : file.target === 'management'
        ? auth0Pages.managementTokensInSpa
        : auth0Pages.getAccessTokens,
  };
}

/** A scope that Auth0 gives to back ends only, and the one that users can have in its place. */
export function scopeNeverGranted(
  file: CaseFile,
  never: readonly string[],
  instead: readonly string[] = [],
): Finding {
  const several = never.length > 1;
  return {
    problem: 'scope-never-granted-to-users',
    whatHappened: `${quoteList(never)} ${several ? 'are' : 'is'} never granted to an end user. Auth0 drops ${several ? 'them' : 'it'} from the request without a word, however often ${several ? 'they are' : 'it is'} asked for.`,
    evidence: scopeEvidence(file, never),
    remedy:
      instead.length > 0
        ? {
            where: 'code',
            place: TOKEN_OPTIONS,
            text: `Ask for ${quoteList(instead)} instead: it lets users ${allowed(instead)}. Everything beyond that goes through the profile proxy.`,
            code: tokenRequest(file, instead),
          }
        : {
            where: 'back-end',
            place: 'the profile proxy, or your own back end',
            text: `Let a back end do it with a client-credentials token of its own: no dashboard setting, rule or Action gives ${several ? 'these scopes' : 'this scope'} to a user.`,
            code: 'provideAuth0Profile(withProxy({ url: proxyUrl, audience: proxyAudience }))',
          },
    learnMore: auth0Pages.managementTokensInSpa,
  };
}

function neverAsked(file: CaseFile, missing: readonly string[]): Remedy {
  const scopes = missing.length === 0 && file.target === 'management' ? profileScopes() : missing;
  return {
    where: 'code',
    place: TOKEN_OPTIONS,
    text: `Ask for ${scopes.length > 0 ? quoteList(scopes) : 'the scope the API needs'} together with the audience of ${apiName(file)}, then log in again or step up. scopeGuard() on the route does both.`,
    code: tokenRequest(file, scopes),
  };
}

function askedInVain(file: CaseFile, missing: readonly string[]): Remedy {
  const api = file.target === 'management' ? 'Auth0 Management API' : 'your API';
  return {
    where: 'dashboard',
    place: `Applications > APIs > ${api}, access of applications for users`,
    text: `Allow your application ${quoteList(missing)} for its users there; with RBAC give the user the permission as well. Then ask once with cacheMode: 'off', because the SDK keeps the poorer token under the scopes it asked for.`,
    code: "auth.getAccessTokenSilently({ cacheMode: 'off' })",
  };
}

function scopeEvidence(file: CaseFile, missing: readonly string[]): string[] {
  const granted = file.grantedScopes;
  const permissions = listClaim(file.token?.claims ?? {}, 'permissions');
  const permitted = missing.filter((scope) => permissions.includes(scope));
  return [
    ...(granted === undefined ? [] : [`The token has the scopes: ${quoteList(granted)}.`]),
    ...(file.requestedScopes.length > 0 ? [`Asked for: ${quoteList(file.requestedScopes)}.`] : []),
    ...(permitted.length > 0
      ? [`The claim permissions has ${quoteList(permitted)}, but only the claim scope counts.`]
      : []),
    ...(missing.includes(managementEndpoints.updateUser.scope) &&
    granted?.includes('create:current_user_metadata') === true
      ? ['create:current_user_metadata is there, but it opens nothing by itself.']
      : []),
  ];
}

function allowed(scopes: readonly string[]): string {
  return scopes.map((scope) => allows()[scope] ?? 'do this to their own account').join(' and ');
}
