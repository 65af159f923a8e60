import { Problem } from '../problem/problem.ts';

/**
 * The query of a request. It may contain the route's own parameters only, each once.
 *
 * @throws Problem `invalid-request`
 */
export function checkQuery(request: Request, allowed: readonly string[]): URLSearchParams {
  if (!request.url.includes('?')) {
    return new URLSearchParams();
  }
  const query = new URL(request.url).searchParams;
  const seen = new Set<string>();
  for (const name of query.keys()) {
    if (!allowed.includes(name) || seen.has(name)) {
      throw new Problem(
        'invalid-request',
        allowed.length === 0
          ? 'This route takes no query parameters.'
          : `This route takes these query parameters, each once: ${allowed.join(', ')}.`,
      );
    }
    seen.add(name);
  }
  return query;
}
