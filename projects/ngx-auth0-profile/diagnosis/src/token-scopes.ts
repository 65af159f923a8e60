import { managementEndpoints } from 'ngx-auth0-profile/management-api';
import { isEndUserScope } from 'ngx-auth0-profile/management-api';
import type { CaseFile, Check } from './case-file';
import type { Finding } from './diagnosis';
import { quoteList } from './quote';
import { missingScope, scopeNeverGranted } from './scope-not-granted';
import { answerer } from './wording';

/** Compares what the token allows with what the request needs, or with what was asked for. */
export const checkTokenScopes: Check = (file) => {
  const granted = file.grantedScopes;
  if (granted === undefined) {
    return undefined;
  }
  const wanted = file.requiredScopes.length > 0 ? file.requiredScopes : requestedOfApi(file);
  const missing = wanted.filter((scope) => !granted.includes(scope));
  if (missing.length > 0) {
    return scopesMissing(file, missing);
  }
  return wanted.length === 0 && file.target === 'management' && !granted.some(isEndUserScope)
    ? missingScope(file, [])
    : undefined;
};

/** An answer that names scopes any one of which would do. */
export function refusedForScopes(file: CaseFile, named: readonly string[]): Finding {
  const heard =
    named.length === 0
      ? `${answerer(file)} answered that the scope of the token is insufficient.`
      : `${answerer(file)} answered that it expects ${quoteList(named, 'or')}.`;
  const candidates = named.length > 0 ? named : file.requiredScopes;
  const found =
    file.target === 'management' && candidates.length > 0
      ? refusedByManagement(file, candidates)
      : missingScope(file, candidates);
  return { ...found, evidence: [heard, ...found.evidence] };
}

function scopesMissing(file: CaseFile, missing: readonly string[]): Finding {
  const never = file.target === 'management' ? missing.filter((it) => !isEndUserScope(it)) : [];
  return never.length > 0
    ? scopeNeverGranted(file, never, file.endpoint ? [file.endpoint.scope] : insteadOf(never))
    : missingScope(file, missing);
}

function refusedByManagement(file: CaseFile, candidates: readonly string[]): Finding {
  const possible = candidates.filter(isEndUserScope);
  const asked = candidates.filter((scope) => file.requestedScopes.includes(scope));
  const vain = asked.length > 0 && !asked.some(isEndUserScope);
  return possible.length === 0 || vain
    ? scopeNeverGranted(file, vain ? asked : candidates, possible)
    : missingScope(file, possible);
}

/** The end-user scopes that come closest to those for back ends, by what they are about. */
function insteadOf(never: readonly string[]): readonly string[] {
  const { readUser, updateUser } = managementEndpoints;
  return [
    ...(never.some((scope) => /^read:users?$/.test(scope)) ? [readUser.scope] : []),
    ...(never.some((scope) => /^update:users?(?:_metadata)?$/.test(scope))
      ? [updateUser.scope]
      : []),
  ];
}

/** The scopes that mean an API: those of the login, and claims asked for like scopes, have no colon. */
function requestedOfApi({ requestedScopes }: CaseFile): readonly string[] {
  return requestedScopes.filter((scope) => scope.includes(':'));
}
