import type { Context } from 'hono';
import type { UpstreamApi } from '../contract/resolved-bff.ts';
import { apiChallenge, type ApiChallenge } from '../forwarding/api-challenge.ts';
import { forwardRequest, pageResponse } from '../forwarding/forward-request.ts';
import { matchApiRoute } from '../forwarding/match-api-route.ts';
import type { ProxyEnvironment } from '../middleware/proxy-environment.ts';
import { Problem } from '../problem/problem.ts';
import type { BffServices } from './bff-services.ts';
import { useSession } from './identify-session.ts';
import { loginUrlFor } from './login-url.ts';

/** `/api/<name>/*` and `/me/v1/*`: passes a request on to an API with the user's token. */
export function apiRoute(api: UpstreamApi, services: BffServices) {
  const { bff, tokens } = services;
  const loginUrl = loginUrlFor(bff, api);
  return async (context: Context<ProxyEnvironment>): Promise<Response> => {
    const record = context.get('record');
    record.bffRoute = `api:${api.name}`;
    record.loginUrl = loginUrl;
    const request = context.req.raw;
    const stored = await useSession(context, services);
    const allowed = matchApiRoute(api, { method: request.method, ...pathIn(api, request.url) });
    const { scopes } = allowed.route;
    const target = { audience: api.audience, scopes };
    const token = await tokens.get(stored, target).catch((error: unknown): never => {
      throw withScopes(error, scopes);
    });
    checkScopes(scopes, token.scopes);
    const answer = await forwardRequest(api, {
      request,
      allowed,
      token: token.value,
      transport: bff.apiTransport,
    });
    const challenge = apiChallenge(answer);
    if (!challenge) {
      return pageResponse(answer, api);
    }
    if (answer.body instanceof ReadableStream) {
      await answer.body.cancel();
    }
    if (challenge.kind === 'token') {
      await tokens.forget(stored, api.audience, token);
    }
    throw challengeProblem(challenge, scopes);
  };
}

/** The problem of a request that needs another token than the session has. */
function challengeProblem(
  { kind, scopes, parameters }: ApiChallenge,
  routeScopes: readonly string[],
): Problem {
  if (kind === 'scope') {
    return new Problem('missing-scope', 'You have not granted what this request needs.', {
      requiredScopes: scopes.length > 0 ? scopes : routeScopes,
      operatorDetail: 'The API demands a scope that the options of the BFF do not.',
    });
  }
  return new Problem('login-required', 'A new login is needed for this request.', {
    requiredScopes: routeScopes,
    loginParameters: parameters,
    operatorDetail: 'The API refused the token of the user.',
  });
}

function pathIn({ path }: UpstreamApi, url: string): { path: string; search: string } {
  const { pathname, search } = new URL(url);
  // The route was found by the decoded path; here the path counts as it was sent.
  if (pathname.startsWith(`${path}/`)) {
    return { path: pathname.slice(path.length), search };
  }
  throw new Problem('not-found', 'The path of the API has encoded characters.');
}

function checkScopes(required: readonly string[], granted: readonly string[]): void {
  const missing = required.filter((scope) => !granted.includes(scope));
  if (missing.length > 0) {
    throw new Problem('missing-scope', 'You have not granted what this request needs.', {
      requiredScopes: missing,
    });
  }
}

/** A login for this request has to request its scopes. */
function withScopes(error: unknown, requiredScopes: readonly string[]): unknown {
  return error instanceof Problem && error.code === 'login-required'
    ? new Problem(error.code, error.message, { ...error.facts, requiredScopes })
    : error;
}
