import { managementEndpoints } from 'ngx-auth0-profile/management-api';
import { auth0Pages } from '../model/auth0-pages';
import type { DiagnosisInput } from '../input/diagnosis-input';
import type { Explanation, Remedy } from '../model/diagnosis';
import { clientGrantRemedy, mrrtRemedy } from '../my-account/dashboard-remedies';
import { rightScopeNames, scopeNamesRemedy } from '../my-account/scope-names';
import { quoteList } from '../text/quote';
import { listClaim } from '../input/parse-token';
import { apiName } from '../text/api-name';
import { profileScopes, tokenRequest } from '../text/token-request';

/** What each scope lets users do to their own account. */
function scopeAbilities(): Readonly<Record<string, string>> {
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

/** Missing scopes that users can get; none are listed if the token has no usable scope at all. */
export function missingScopeProblem(
  input: DiagnosisInput,
  missing: readonly string[],
): Explanation {
  const misnamed = input.target === 'my-account' ? rightScopeNames(missing) : [];
  const wasRequested =
    missing.length > 0 && missing.every((scope) => input.requestedScopes.includes(scope));
  return {
    problem: 'missing-scope',
    whatHappened: wasRequested
      ? `The access token was issued without ${quoteList(missing)}, although it was requested.`
      : missing.length > 0
        ? `The access token does not have ${quoteList(missing)}, so ${apiName(input)} rejects the request.`
        : `The access token has no scope that ${apiName(input)} accepts.`,
    evidence: scopeEvidence(input, missing),
    remedy:
      misnamed.length > 0
        ? scopeNamesRemedy(misnamed)
        : wasRequested || input.target === 'my-account'
          ? grantRemedy(input, missing)
          : requestRemedy(input, missing),
    learnMore: wasRequested
      ? auth0Pages.applicationAccess
      : input.target === 'management'
        ? auth0Pages.managementTokensInSpa
        : auth0Pages.getAccessTokens,
  };
}

/** Scopes that Auth0 grants to back ends only, and those that users can get instead. */
export function scopeNeverGrantedProblem(
  input: DiagnosisInput,
  never: readonly string[],
  instead: readonly string[] = [],
): Explanation {
  const several = never.length > 1;
  return {
    problem: 'scope-never-granted-to-users',
    whatHappened: `${quoteList(never)} ${several ? 'are' : 'is'} never granted to an end user. Auth0 silently removes ${several ? 'them' : 'it'} from every request.`,
    evidence: scopeEvidence(input, never),
    remedy:
      instead.length > 0
        ? {
            where: 'code',
            place: TOKEN_OPTIONS,
            text: `Request ${quoteList(instead)} instead: it lets users ${abilitiesOf(instead)}. Send all other changes through the profile proxy.`,
            code: tokenRequest(input, instead),
          }
        : {
            where: 'back-end',
            place: 'the profile proxy, or your own back end',
            text: `Use a back end with its own client-credentials token: no dashboard setting, Rule or Action grants ${several ? 'these scopes' : 'this scope'} to a user.`,
            code: 'provideAuth0Profile(withAuth0Angular(), withProxy({ url: proxyUrl, audience: proxyAudience }))',
          },
    learnMore: auth0Pages.managementTokensInSpa,
  };
}

function requestRemedy(input: DiagnosisInput, missing: readonly string[]): Remedy {
  const scopes = missing.length === 0 && input.target === 'management' ? profileScopes() : missing;
  return {
    where: 'code',
    place: TOKEN_OPTIONS,
    text: `Request ${scopes.length > 0 ? quoteList(scopes) : 'the scope the API needs'} together with the audience of ${apiName(input)}, then log in again or step up. scopeGuard() on the route does both.`,
    code: tokenRequest(input, scopes),
  };
}

function grantRemedy(input: DiagnosisInput, missing: readonly string[]): Remedy {
  if (input.target === 'my-account') {
    // A refresh token never gets more than its policy says.
    return input.subject.body.code === 'missing_scopes'
      ? mrrtRemedy(missing)
      : clientGrantRemedy(missing);
  }
  const api = input.target === 'management' ? 'Auth0 Management API' : 'your API';
  return {
    where: 'dashboard',
    place: `Applications > APIs > ${api}, access of applications for users`,
    text: `Grant your application ${quoteList(missing)} for its users there; with RBAC, assign the permission to the user as well. Then request the token once with cacheMode: 'off', because the SDK caches the old token under the requested scopes.`,
    code: "auth.getAccessTokenSilently({ cacheMode: 'off' })",
  };
}

function scopeEvidence(input: DiagnosisInput, missing: readonly string[]): string[] {
  const granted = input.grantedScopes;
  const permissions = listClaim(input.token?.claims ?? {}, 'permissions');
  const permitted = missing.filter((scope) => permissions.includes(scope));
  return [
    ...(granted === undefined ? [] : [`The token has the scopes: ${quoteList(granted)}.`]),
    ...(input.requestedScopes.length > 0
      ? [`Requested: ${quoteList(input.requestedScopes)}.`]
      : []),
    ...(permitted.length > 0
      ? [
          `The permissions claim contains ${quoteList(permitted)}, but only the scope claim is checked.`,
        ]
      : []),
    ...(missing.includes(managementEndpoints.updateUser.scope) &&
    granted?.includes('create:current_user_metadata') === true
      ? ['create:current_user_metadata is present, but no request accepts it alone.']
      : []),
  ];
}

function abilitiesOf(scopes: readonly string[]): string {
  return scopes
    .map((scope) => scopeAbilities()[scope] ?? 'do this to their own account')
    .join(' and ');
}
