import type { ResolvedBff, UpstreamApi } from '../contract/resolved-bff.ts';
import { Problem } from '../problem/problem.ts';

/** Auth0's scopes are a verb and what it applies to. Anything else, such as an address, is not logged. */
const SCOPE_NAME = /^[a-z]{2,20}:[a-z_:.-]{2,60}$/;
const MAX_LOGGED = 10;

/** The problem of a login that requests scopes the options do not allow, with the option to change. */
export function invalidScope(
  refused: readonly string[],
  api: UpstreamApi | undefined,
  bff: ResolvedBff,
): Problem {
  return new Problem(
    'invalid-scope',
    'The parameter "scope" has scopes that a login may not request.',
    {
      operatorDetail: optionFor(api, bff),
      refusedScopes: refused.filter((scope) => SCOPE_NAME.test(scope)).slice(0, MAX_LOGGED),
    },
  );
}

function optionFor(api: UpstreamApi | undefined, { audience }: ResolvedBff): string {
  if (api) {
    return api.name === 'me'
      ? 'The login requests a scope of the My Account API that the options do not allow. Add it to myAccount.scopes (BFF_MY_ACCOUNT_SCOPES).'
      : `The login requests a scope that no route of apis.${api.name} needs. Add it to the scopes of a route there (BFF_APIS).`;
  }
  const option =
    audience === undefined
      ? 'Set audience (BFF_AUDIENCE) to the API it belongs to, and add it to login.stepUpScopes (BFF_STEP_UP_SCOPES).'
      : 'Add it to login.stepUpScopes (BFF_STEP_UP_SCOPES).';
  return `The login requests a scope that the options do not allow. ${option} For a scope of one of the apis (BFF_APIS), the login needs the parameter "api" with its name.`;
}
