import type { ResolvedBff, UpstreamApi } from '../contract/resolved-bff.ts';
import { allowedScopes } from '../login/login-request.ts';
import type { Problem } from '../problem/problem.ts';

/**
 * The login that provides what a request lacks; `undefined` when a login cannot: the options do not
 * allow its scopes. The page adds `returnTo`.
 */
export function loginUrlFor(
  bff: ResolvedBff,
  api?: UpstreamApi,
): (problem: Problem) => string | undefined {
  const allowed = allowedScopes(api, bff);
  return ({ code, facts }) => {
    const scopes = facts.requiredScopes ?? [];
    const parameters = facts.loginParameters ?? {};
    const isLogin = code === 'no-session' || code === 'login-required' || code === 'missing-scope';
    if (
      !isLogin ||
      !scopes.every((scope) => allowed.includes(scope)) ||
      !isAllowedLogin(parameters, bff)
    ) {
      return undefined;
    }
    const query = new URLSearchParams({
      // Anybody who logs in again begins with the scopes of every login.
      ...(api && code !== 'no-session' && { api: api.name }),
      ...(scopes.length > 0 && { scope: scopes.join(' ') }),
      ...parameters,
    }).toString();
    return `${bff.profile.basePath}/login${query === '' ? '' : `?${query}`}`;
  };
}

function isAllowedLogin(
  { acr_values, max_age }: Readonly<Record<string, string>>,
  { login }: ResolvedBff,
): boolean {
  return (
    (acr_values === undefined || login.acrValues.includes(acr_values)) &&
    (max_age === undefined || /^\d{1,8}$/.test(max_age))
  );
}
