import { managementEndpoints } from 'ngx-auth0-profile/management-api';
import { isEndUserScope } from 'ngx-auth0-profile/management-api';
import type { DiagnosisInput, Check } from '../input/diagnosis-input';
import type { Explanation } from '../model/diagnosis';
import { quoteList } from '../text/quote';
import { missingScopeProblem, scopeNeverGrantedProblem } from './scope-not-granted';
import { answeringApi } from '../text/api-name';

/** Compares the scopes of the token with those of the request, or with the requested ones. */
export const checkTokenScopes: Check = (input) => {
  const granted = input.grantedScopes;
  if (granted === undefined) {
    return undefined;
  }
  const wanted = input.requiredScopes.length > 0 ? input.requiredScopes : requestedOfApi(input);
  const missing = wanted.filter((scope) => !granted.includes(scope));
  if (missing.length > 0) {
    return scopesMissing(input, missing);
  }
  return wanted.length === 0 && input.target === 'management' && !granted.some(isEndUserScope)
    ? missingScopeProblem(input, [])
    : undefined;
};

/** A response that lists scopes of which any one is sufficient. */
export function insufficientScopeProblem(
  input: DiagnosisInput,
  named: readonly string[],
): Explanation {
  const answered =
    named.length === 0
      ? `${answeringApi(input)} answered that the scope of the token is insufficient.`
      : `${answeringApi(input)} answered that it expects ${quoteList(named, 'or')}.`;
  const candidates = named.length > 0 ? named : input.requiredScopes;
  const found =
    input.target === 'management' && candidates.length > 0
      ? refusedByManagement(input, candidates)
      : missingScopeProblem(input, candidates);
  return { ...found, evidence: [answered, ...found.evidence] };
}

function scopesMissing(input: DiagnosisInput, missing: readonly string[]): Explanation {
  const never = input.target === 'management' ? missing.filter((it) => !isEndUserScope(it)) : [];
  return never.length > 0
    ? scopeNeverGrantedProblem(
        input,
        never,
        input.endpoint ? [input.endpoint.scope] : userScopesFor(never),
      )
    : missingScopeProblem(input, missing);
}

function refusedByManagement(input: DiagnosisInput, candidates: readonly string[]): Explanation {
  const possible = candidates.filter(isEndUserScope);
  const requested = candidates.filter((scope) => input.requestedScopes.includes(scope));
  const onlyBackEndScopes = requested.length > 0 && !requested.some(isEndUserScope);
  return possible.length === 0 || onlyBackEndScopes
    ? scopeNeverGrantedProblem(input, onlyBackEndScopes ? requested : candidates, possible)
    : missingScopeProblem(input, possible);
}

/** The scopes for users that correspond to scopes for back ends. */
function userScopesFor(never: readonly string[]): readonly string[] {
  const { readUser, updateUser } = managementEndpoints;
  return [
    ...(never.some((scope) => /^read:users?$/.test(scope)) ? [readUser.scope] : []),
    ...(never.some((scope) => /^update:users?(?:_metadata)?$/.test(scope))
      ? [updateUser.scope]
      : []),
  ];
}

/** The scopes of an API: OpenID Connect scopes such as `profile` have no colon. */
function requestedOfApi({ requestedScopes }: DiagnosisInput): readonly string[] {
  return requestedScopes.filter((scope) => scope.includes(':'));
}
