import { Auth0ProfileError } from '../errors/auth0-profile-error';
import { apiBaseUrl } from './api-base-url';
import type { ResourceOptions, ResourceRule, ScopesByRequest } from './resource';

/**
 * Turns the options of an API into rules.
 *
 * @param page - what a relative URL is resolved against; without it, the options are only checked
 * @throws {Auth0ProfileError} `configuration` when the URL, the audience or a pattern cannot be used.
 */
export function compileResource(options: ResourceOptions, page?: string): readonly ResourceRule[] {
  const base = apiBaseUrl(options.url, page);
  checkAudience(options);
  const baseSegments = base.pathname.split('/').slice(1);
  if (baseSegments.at(-1) === '') {
    baseSegments.pop();
  }
  const scopes = options.scopes ?? [];
  const entries = Array.isArray(scopes) ? [['/**', scopes] as const] : Object.entries(scopes);
  return entries.flatMap(([key, needed]: readonly [string, ScopesByRequest[string]]) => {
    const { methods, path } = parseKey(key);
    const pattern = patternSegments(path);
    // With a path in the base URL, '/' is that path with and without a slash at the end.
    const patterns = path === '/' && baseSegments.length > 0 ? [[], pattern] : [pattern];
    const rules = methods.map((method) => ({
      audience: options.audience,
      scopes: typeof needed === 'string' ? needed.split(/\s+/).filter(Boolean) : needed || [],
      ...(needed === false && { withoutToken: true }),
      ...(options.anonymous && { anonymous: true }),
      initialScopes: options.initialScopes ?? [],
      retryableMethods: options.retryableMethods ?? ['PUT', 'DELETE'],
      method,
      origin: base.origin,
      patternFrom: baseSegments.length,
    }));
    return rules.flatMap((rule) =>
      patterns.map((segments) => ({ ...rule, segments: [...baseSegments, ...segments] })),
    );
  });
}

/** Parses a key such as `/orders` or `GET,POST /orders`; method names are tokens (RFC 9110, section 9.1). */
function parseKey(key: string): { readonly methods: readonly string[]; readonly path: string } {
  const [path = '', methods = '*', ...others] = key.trim().split(/\s+/).reverse();
  const names = methods.toUpperCase().split(',');
  if (others.length > 0 || !names.every((name) => /^(?:\*|[A-Z][-A-Z]*)$/.test(name))) {
    throw new Auth0ProfileError(
      'configuration',
      `The key ${JSON.stringify(key)} in the scopes of an API is not valid. ` +
        "Write methods without spaces, such as 'GET,POST /orders'.",
    );
  }
  return { methods: names, path };
}

/** Options that are loaded at run time may lack it. */
function checkAudience({ url, audience }: Partial<ResourceOptions>): void {
  if (!audience) {
    throw new Auth0ProfileError(
      'configuration',
      `The API ${JSON.stringify(url)} lacks its audience. Add its identifier in Auth0, such as audience: 'https://orders.example/'.`,
    );
  }
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
