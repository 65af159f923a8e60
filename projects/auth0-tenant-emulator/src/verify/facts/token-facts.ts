import { oauthError } from '../../authentication-api/oauth-errors.ts';
import type { Fact, Need, VerifyContext } from '../fact.ts';
import { answerOf } from './answer-of.ts';

const USERINFO_401 = {
  status: 401,
  headers: { 'content-type': /^text\/plain/, 'www-authenticate': /^Bearer/ },
  text: 'Unauthorized',
};
const UNKNOWN_API = 'https://verify-unknown.example/';

/** Facts about `/oauth/token`, `/oauth/revoke` and `/userinfo`; every request fails. */
export const TOKEN_FACTS: readonly Fact[] = [
  tokenFact('unknownClient', 'nothing', 'An unknown client cannot get a token', () => ({
    grant_type: 'authorization_code',
    client_id: 'verify-unknown-client',
    code: 'verify',
    redirect_uri: 'https://app.example',
  })),
  tokenFact('missingParameter', 'nothing', 'A request without grant_type', () => ({ code: 'x' }), [
    'grant_type',
  ]),
  tokenFact(
    'unsupportedGrant',
    'nothing',
    'An unknown grant type',
    () => ({ grant_type: 'verify', client_id: 'verify-unknown-client' }),
    ['verify'],
  ),
  tokenFact('invalidCode', 'client', 'An unknown authorization code', (context) => ({
    grant_type: 'authorization_code',
    code: 'verify-unknown-code',
    code_verifier: 'verify-unknown-verifier-verify-unknown-verifier',
    redirect_uri: context.callback,
    ...credentials(context),
  })),
  tokenFact('invalidRefreshToken', 'client', 'An unknown refresh token', (context) => ({
    grant_type: 'refresh_token',
    refresh_token: 'verify-unknown-refresh-token',
    ...credentials(context),
  })),
  tokenFact('wrongSecret', 'secret', 'A wrong client secret', (context) => ({
    grant_type: 'client_credentials',
    client_id: context.clientId,
    client_secret: 'verify-wrong-secret',
    audience: `${context.origin}/api/v2/`,
  })),
  tokenFact(
    'unknownApi',
    'secret',
    'Client credentials for an unknown API',
    (context) => ({
      grant_type: 'client_credentials',
      audience: UNKNOWN_API,
      ...credentials(context),
    }),
    [UNKNOWN_API],
  ),
  {
    id: 'revoke-unknown-client',
    fact: 'An unknown client cannot revoke a token',
    needs: 'nothing',
    request: () => ({
      method: 'POST',
      path: '/oauth/revoke',
      form: { client_id: 'verify-unknown-client', token: 'verify' },
    }),
    expect: () => answerOf(oauthError('unknownClient')),
  },
  {
    id: 'userinfo-missing-token',
    fact: '/userinfo without a token answers in plain text',
    needs: 'nothing',
    request: () => ({ method: 'GET', path: '/userinfo' }),
    expect: () => USERINFO_401,
  },
  {
    id: 'userinfo-invalid-token',
    fact: '/userinfo with an invalid token answers in plain text',
    needs: 'nothing',
    request: () => ({
      method: 'GET',
      path: '/userinfo',
      headers: { authorization: 'Bearer verify-invalid-token' },
    }),
    expect: () => USERINFO_401,
  },
];

type OAuthErrorName = Parameters<typeof oauthError>[0];

/** A request to `/oauth/token` that fails with a row of the table of error bodies. */
function tokenFact(
  row: OAuthErrorName,
  needs: Need,
  fact: string,
  form: (context: VerifyContext) => Readonly<Record<string, string>>,
  facts: readonly string[] = [],
): Fact {
  return {
    id: row,
    fact: `${fact}: ${row}`,
    needs,
    request: (context) => ({ method: 'POST', path: '/oauth/token', form: form(context) }),
    expect: () => answerOf(oauthError(row, ...facts)),
  };
}

function credentials({ clientId, clientSecret }: VerifyContext): Record<string, string> {
  return {
    client_id: clientId,
    ...(clientSecret === '' ? {} : { client_secret: clientSecret }),
  };
}
