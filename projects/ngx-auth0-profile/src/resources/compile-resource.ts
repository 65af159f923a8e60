import { Auth0ProfileError } from '../errors/auth0-profile-error';
import { isLoopback } from './is-loopback';
import { parseUrl } from './parse-url';
import type { ResourceOptions, ResourceRule } from './resource';

/**
 * Turns the options of an API into rules.
 *
 * @throws {Auth0ProfileError} `configuration` when the URL or a pattern cannot be used.
 */
export function compileResource(options: ResourceOptions): readonly ResourceRule[] {
  const base = baseUrl(options.url);
  const baseSegments = base.pathname.split('/').slice(1);
  if (baseSegments.at(-1) === '') {
    baseSegments.pop();
  }
  const scopes = options.scopes ?? [];
  const entries = Array.isArray(scopes) ? [['/**', scopes] as const] : Object.entries(scopes);
  return entries.flatMap(([key, needed]: readonly [string, string | readonly string[]]) => {
    const [path = '', methods = '*'] = key.trim().split(/\s+/).reverse();
    const pattern = patternSegments(path);
    // With a path in the base URL, '/' is that path with and without a slash at the end.
    const patterns = path === '/' && baseSegments.length > 0 ? [[], pattern] : [pattern];
    const rules = methods.split(',').map((method) => ({
      audience: options.audience,
      scopes: typeof needed === 'string' ? needed.split(/\s+/).filter(Boolean) : needed,
      initialScopes: options.initialScopes ?? [],
      retryableMethods: options.retryableMethods ?? ['PUT', 'DELETE'],
      method: method.toUpperCase(),
      origin: base.origin,
      patternFrom: baseSegments.length,
    }));
    return rules.flatMap((rule) =>
      patterns.map((segments) => ({ ...rule, segments: [...baseSegments, ...segments] })),
    );
  });
}

function baseUrl(value: string): URL {
  const url = parseUrl(value);
  const secure = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url));
  if (!url || !secure || url.username || url.password || url.search || url.hash) {
    throw new Auth0ProfileError(
      'configuration',
      `The URL of an API, ${JSON.stringify(value)}, is not valid. ` +
        "Use an absolute https URL without user, query or fragment, such as 'https://api.example.com/v1'.",
    );
  }
  return url;
}

function patternSegments(path: string): readonly string[] {
  const segments = path.split('/').slice(1);
  const wrong = segments.some((part, index) =>
    part === '**' ? index < segments.length - 1 : /.[*:]|\*.|^:$|^\.\.?$|[?#\\%]/.test(part),
  );
  if (!path.startsWith('/') || wrong) {
    throw new Auth0ProfileError(
      'configuration',
      `The path ${JSON.stringify(path)} of an API is not valid. ` +
        "Start it with '/', use ':name' or '*' for one whole segment, and '**' only at the end.",
    );
  }
  return segments.map((part) => encodeURI(part));
}
