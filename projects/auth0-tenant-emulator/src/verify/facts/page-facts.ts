import type { Fact, FactRequest, VerifyContext } from '../fact.ts';

const HTML = { 'content-type': /^text\/html/ };
const CHALLENGE = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';

/** Facts about `/authorize` and `/v2/logout`. */
export const PAGE_FACTS: readonly Fact[] = [
  {
    id: 'unknown-client',
    fact: 'An unknown client gets a page, not a redirect',
    needs: 'nothing',
    request: () => ({
      method: 'GET',
      path: '/authorize?client_id=verify-unknown-client&response_type=code&redirect_uri=https%3A%2F%2Fapp.example',
    }),
    expect: () => ({
      status: 400,
      headers: { ...HTML, location: null },
      text: 'Unknown client: verify-unknown-client',
    }),
  },
  {
    id: 'logout-return-to',
    fact: 'A logout to a URL that is not allowed gets a page with 400',
    needs: 'nothing',
    request: () => ({
      method: 'GET',
      path: '/v2/logout?returnTo=https%3A%2F%2Funknown-origin.example%2F',
    }),
    expect: () => ({ status: 400, headers: { ...HTML, location: null } }),
  },
  {
    id: 'callback-mismatch',
    fact: 'A callback that is not allowed gets a page with 403',
    needs: 'client',
    request: (context) =>
      authorize(context, { redirect_uri: 'https://unknown-origin.example/callback' }),
    expect: () => ({ status: 403, headers: { ...HTML, location: null } }),
  },
  {
    id: 'login-required',
    fact: 'A silent request without a session is redirected with login_required',
    needs: 'client',
    request: (context) => authorize(context, { prompt: 'none' }),
    expect: () => ({
      status: 302,
      redirect: { error: 'login_required', error_description: 'Login required', state: 'verify' },
    }),
  },
  {
    id: 'unknown-audience',
    fact: 'An unknown audience is redirected with access_denied',
    needs: 'client',
    request: (context) => authorize(context, { audience: 'https://verify-unknown.example/' }),
    expect: () => ({
      status: 302,
      redirect: {
        error: 'access_denied',
        error_description: 'Service not found: https://verify-unknown.example/',
      },
    }),
  },
  {
    id: 'response-type',
    fact: 'An unknown response type is redirected with unsupported_response_type',
    needs: 'client',
    request: (context) => authorize(context, { response_type: 'verify' }),
    expect: () => ({ status: 302, redirect: { error: 'unsupported_response_type' } }),
  },
];

function authorize(
  { clientId, callback }: VerifyContext,
  parameters: Readonly<Record<string, string>>,
): FactRequest {
  const query = new URLSearchParams({
    client_id: clientId,
    response_type: 'code',
    redirect_uri: callback,
    state: 'verify',
    scope: 'openid',
    code_challenge: CHALLENGE,
    code_challenge_method: 'S256',
    ...parameters,
  });
  return { method: 'GET', path: `/authorize?${query.toString()}` };
}
