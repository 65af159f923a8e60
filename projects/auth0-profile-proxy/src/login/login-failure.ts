import * as client from 'openid-client';
import { problemCatalogue } from '../problem/problem-catalogue.ts';
import { Problem } from '../problem/problem.ts';

/**
 * Results of logins that are counted by name: errors of RFC 6749, of OpenID Connect Core 1.0, section
 * 3.1.2.6, of Auth0, and of this package.
 */
export const COUNTED_RESULTS: ReadonlySet<string> = new Set([
  'succeeded',
  ...['access_denied', 'invalid_request', 'unauthorized_client', 'unsupported_response_type'],
  ...[
    'invalid_scope',
    'server_error',
    'temporarily_unavailable',
    'invalid_client',
    'invalid_grant',
  ],
  ...['login_required', 'consent_required', 'interaction_required', 'account_selection_required'],
  ...['unauthorized', 'mfa_required', 'login_failed', 'login_expired'],
  ...Object.keys(problemCatalogue).map(codeOf),
]);

interface LoginFailure {
  readonly code: string;
  readonly reason: string | undefined;
}

/** A code for the page, and what the operator has to know. Neither has a value of the request. */
export function loginFailure(error: unknown): LoginFailure {
  if (error instanceof Problem) {
    return { code: codeOf(error.code), reason: error.facts.operatorDetail };
  }
  if (error instanceof client.AuthorizationResponseError) {
    return { code: knownCode(error.error), reason: undefined };
  }
  if (error instanceof client.ResponseBodyError) {
    return refusedCode(error);
  }
  const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
  const name = error instanceof Error ? error.name : 'Error';
  // A `fetch` that fails has no code; one that takes too long has.
  if ((error instanceof TypeError && code === undefined) || code === 'OAUTH_TIMEOUT') {
    return {
      code: codeOf('upstream-unavailable'),
      reason:
        'The token endpoint of the tenant did not answer. Check the network and the status of Auth0.',
    };
  }
  return {
    code: 'login_failed',
    reason: `The answer of the tenant is not valid (${typeof code === 'string' ? code : name}).`,
  };
}

/** Auth0 answers 401 `access_denied` to a wrong credential: not the user was refused, but the BFF. */
function refusedCode({ status, error }: client.ResponseBodyError): LoginFailure {
  return status === 401
    ? {
        code: 'invalid_client',
        reason:
          'The tenant refused the credential of the application users log in to. Check its client id and its secret or key (AUTH0_CLIENT_ID, AUTH0_CLIENT_SECRET); "auth0-profile-proxy bff check" tests them.',
      }
    : {
        code: knownCode(error),
        reason: `The tenant refused the code of the login (${knownCode(error)}). Check that the callback URL and the grant "Authorization Code" of the application are right; a code is valid once, and not for long.`,
      };
}

function knownCode(error: string): string {
  return /^[a-z_]{1,40}$/.test(error) ? error : 'login_failed';
}

/** The code as a label of a metric; `other` for an unknown one, so that callers cannot add time series. */
export function countedResult(code: string): string {
  return COUNTED_RESULTS.has(code) ? code : 'other';
}

function codeOf(slug: string): string {
  return slug.replaceAll('-', '_');
}
