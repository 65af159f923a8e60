import { problemCatalogue, problemType } from './problem-catalogue.ts';
import type { Problem } from './problem.ts';

/**
 * Answers a problem as `application/problem+json` (RFC 9457).
 *
 * @param loginUrl path of a login that provides what is missing
 */
export function problemResponse(problem: Problem, requestId: string, loginUrl?: string): Response {
  const { facts } = problem;
  const body = {
    type: problemType(problem.code),
    title: problemCatalogue[problem.code].title,
    status: problem.status,
    detail: problem.message,
    code: problem.code,
    request_id: requestId,
    ...(facts.requiredScopes && { required_scopes: facts.requiredScopes }),
    ...(loginUrl !== undefined && { login_url: loginUrl }),
    ...(facts.fields && { fields: facts.fields }),
    ...(facts.errors && { errors: facts.errors }),
  };
  const headers = new Headers({ 'content-type': 'application/problem+json' });
  if (facts.retryAfterSeconds !== undefined) {
    headers.set('retry-after', String(Math.max(1, Math.ceil(facts.retryAfterSeconds))));
  }
  if (facts.allow) {
    headers.set('allow', facts.allow.join(', '));
  }
  const challenge = challengeFor(problem);
  if (challenge) {
    headers.set('www-authenticate', challenge);
  }
  return new Response(JSON.stringify(body), { status: problem.status, headers });
}

/** The `WWW-Authenticate` value RFC 6750, section 3, and RFC 9449, section 7.1, ask for. */
function challengeFor(problem: Problem): string | undefined {
  if (problem.code === 'missing-token') {
    return 'Bearer';
  }
  if (problem.code === 'missing-scope') {
    return `Bearer error="insufficient_scope", scope="${(problem.facts.requiredScopes ?? []).join(' ')}"`;
  }
  if (problem.status !== 401 || isAboutSession(problem)) {
    return undefined;
  }
  const { title } = problemCatalogue[problem.code];
  return problem.code === 'invalid-dpop-proof'
    ? `DPoP error="invalid_dpop_proof", error_description="${title}", algs="ES256"`
    : `Bearer error="invalid_token", error_description="${title}"`;
}

/** A session is no HTTP authentication scheme, so that there is no challenge to name. */
function isAboutSession({ code }: Problem): boolean {
  return code === 'no-session' || code === 'login-required';
}
