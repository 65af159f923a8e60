import type { Context } from 'hono';
import * as client from 'openid-client';
import { loginUnavailable } from '../login/authorization-server.ts';
import { loginRequest, type LoginRequest } from '../login/login-request.ts';
import type { LoginTransaction } from '../login/login-transaction.ts';
import type { ProxyEnvironment } from '../middleware/proxy-environment.ts';
import type { BffServices } from './bff-services.ts';
import { currentSession } from './identify-session.ts';
import { checkNavigation } from './own-page.ts';

/** `GET /login`: sends the browser to the tenant, by authorization code with PKCE (RFC 7636). */
export function loginRoute(services: BffServices) {
  const { bff, transactions, server } = services;
  return async (context: Context<ProxyEnvironment>): Promise<Response> => {
    context.get('record').bffRoute = 'login';
    const request = context.req.raw;
    checkNavigation(request);
    const wanted = loginRequest(new URL(request.url).searchParams, bff);
    const session = await currentSession(request.headers, services);
    const transaction: LoginTransaction = {
      state: transactions.newState(),
      nonce: client.randomNonce(),
      codeVerifier: client.randomPKCECodeVerifier(),
      returnTo: wanted.returnTo,
      audience: wanted.audience,
      scopes: wanted.scopes,
      organization: wanted.organization,
      maxAge: wanted.maxAge,
      sessionKey: session?.key,
      startedAt: bff.profile.clock(),
    };
    const configuration = await server();
    const parameters = await parametersOf(wanted, transaction, bff.callbackUrl);
    const url =
      bff.login.pushedAuthorizationRequests === 'always'
        ? await pushed(configuration, parameters)
        : client.buildAuthorizationUrl(configuration, parameters);
    return redirect(url.href, await transactions.begin(transaction, request.headers));
  };
}

/** A redirect of a navigation. */
export function redirect(location: string, cookies: readonly string[]): Response {
  const headers = new Headers({ location });
  for (const cookie of cookies) {
    headers.append('set-cookie', cookie);
  }
  return new Response(null, { status: 302, headers });
}

async function parametersOf(
  { audience, scopes, maxAge, parameters }: LoginRequest,
  { state, nonce, codeVerifier }: LoginTransaction,
  callbackUrl: string,
): Promise<Record<string, string>> {
  return {
    ...parameters,
    response_type: 'code',
    redirect_uri: callbackUrl,
    scope: scopes.join(' '),
    ...(audience !== undefined && { audience }),
    ...(maxAge !== undefined && { max_age: String(maxAge) }),
    state,
    nonce,
    code_challenge: await client.calculatePKCECodeChallenge(codeVerifier),
    code_challenge_method: 'S256',
  };
}

async function pushed(
  configuration: client.Configuration,
  parameters: Record<string, string>,
): Promise<URL> {
  try {
    return await client.buildAuthorizationUrlWithPAR(configuration, parameters);
  } catch (cause) {
    throw loginUnavailable(
      'The tenant did not accept a pushed authorization request. Allow PAR in its settings, or set login.pushedAuthorizationRequests to "never".',
      cause,
    );
  }
}
