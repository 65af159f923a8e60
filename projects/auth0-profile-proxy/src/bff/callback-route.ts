import type { Context } from 'hono';
import * as client from 'openid-client';
import { checkOrganization } from '../access-token/check-organization.ts';
import { checkSubject } from '../access-token/check-subject.ts';
import { countedResult, loginFailure } from '../login/login-failure.ts';
import type { LoginTransaction } from '../login/login-transaction.ts';
import { withLoginError } from '../login/return-path.ts';
import type { ProxyEnvironment } from '../middleware/proxy-environment.ts';
import { Problem } from '../problem/problem.ts';
import { setCookie } from '../session/cookies.ts';
import { externalUrl } from '../url/external-url.ts';
import type { BffServices } from './bff-services.ts';
import { redirect } from './login-route.ts';
import { newSession } from './new-session.ts';
import { checkNavigation } from './own-page.ts';

/**
 * `GET /callback`: where the tenant sends the browser. Only the browser that began the login gets a
 * session, with a new id, and the session it had before ends. A failure leads back to the page, with
 * its code in the parameter `login_error`.
 */
export function callbackRoute(services: BffServices) {
  const { bff, transactions, sessions } = services;
  const { log, clock, metrics } = bff.profile;
  return async (context: Context<ProxyEnvironment>): Promise<Response> => {
    const record = context.get('record');
    record.bffRoute = 'callback';
    const request = context.req.raw;
    checkNavigation(request);
    const url = externalUrl(request, bff.profile);
    const state = url.searchParams.get('state') ?? '';
    const transaction = await transactions.find(state, request.headers);
    if (!transaction) {
      metrics?.login?.({ result: 'login_expired' });
      return redirect(withLoginError(bff.login.afterLoginPath, 'login_expired', bff.origin), []);
    }
    try {
      const session = await exchange(url, transaction, services);
      const id = await sessions.create(session);
      const previous =
        transaction.sessionKey === undefined
          ? undefined
          : await sessions.read(transaction.sessionKey);
      if (previous) {
        await sessions.end(previous);
      }
      record.sub = session.sub;
      metrics?.login?.({ result: 'succeeded' });
      const cookie = setCookie(bff.cookies.session, id, {
        secure: bff.cookies.secure,
        sameSite: 'Strict',
        maxAgeSeconds: (session.expiresAt - clock()) / 1000,
      });
      return redirect(transaction.returnTo, [cookie, transactions.end(transaction)]);
    } catch (error) {
      const { code, reason } = loginFailure(error);
      metrics?.login?.({ result: countedResult(code) });
      log.warn({ requestId: record.requestId, error: code, reason }, 'a login failed');
      return redirect(withLoginError(transaction.returnTo, code, bff.origin), [
        transactions.end(transaction),
      ]);
    }
  };
}

async function exchange(url: URL, transaction: LoginTransaction, services: BffServices) {
  const { bff, server, sessions } = services;
  const { state, nonce, codeVerifier, organization, maxAge, sessionKey } = transaction;
  const tokens = await client.authorizationCodeGrant(await server(), url, {
    expectedState: state,
    expectedNonce: nonce,
    pkceCodeVerifier: codeVerifier,
    idTokenExpected: true,
    ...(maxAge !== undefined && { maxAge }),
  });
  const claims = { ...tokens.claims() };
  const sub = checkSubject(claims);
  const granted = checkOrganization(claims, bff.profile.organizations);
  if (organization !== undefined && organization !== granted) {
    throw new Problem('wrong-organization', 'The login is for another organization.');
  }
  const previous = sessionKey === undefined ? undefined : await sessions.read(sessionKey);
  return newSession({ sub, claims, organization: granted, tokens }, { bff, transaction, previous });
}
