import type { ApiRoute, UpstreamApi } from '../contract/resolved-bff.ts';
import { Problem } from '../problem/problem.ts';
import { pathOf, pathSegments } from './path-segments.ts';

/** A request that the options allow, and where it goes. */
export interface AllowedRequest {
  readonly route: ApiRoute;
  readonly url: URL;
}

/**
 * Finds the route of an API that a request may use. The URL is put together from the API's own and the
 * segments of the path, so that it cannot leave the API.
 *
 * @throws Problem `not-found`, `method-not-allowed`, `invalid-request`
 */
export function matchApiRoute(
  api: UpstreamApi,
  {
    method,
    path,
    search,
  }: { readonly method: string; readonly path: string; readonly search: string },
): AllowedRequest {
  const segments = pathSegments(path);
  if (!segments) {
    throw new Problem(
      'invalid-request',
      'The path has empty or dot segments, or encoded characters that could change it.',
    );
  }
  const routes = api.routes.filter((route) => matches(route.segments, segments));
  const route = routes.find((candidate) => candidate.method === method);
  if (route) {
    const url = new URL(api.url);
    url.pathname = `${url.pathname.replace(/\/$/, '')}${pathOf(segments)}`;
    url.search = search;
    return { route, url };
  }
  if (routes.length === 0) {
    throw new Problem('not-found', 'The options of the BFF list no such path of this API.');
  }
  const allow = routes.map((candidate) => candidate.method);
  throw new Problem('method-not-allowed', `Use one of: ${allow.join(', ')}.`, { allow });
}

function matches(template: ApiRoute['segments'], segments: readonly string[]): boolean {
  return (
    template.length === segments.length &&
    template.every((expected, index) => expected === undefined || expected === segments[index])
  );
}
