import { DOCUMENT, inject } from '@angular/core';
import { Resources } from './resources';
import { injectManagementApiLocation } from './with-management-api';
import { PROXY } from './with-proxy';

/** The configured API that a request is for. */
export interface RequestLocation {
  /** `undefined` when the request is for none of them. */
  readonly api: 'management' | 'proxy' | 'resource' | undefined;
  /** The path below the base URL of the API; without an API, the whole path. */
  readonly path: string;
  /** The absolute URL. */
  readonly url: string;
}

/**
 * A function that tells which API a request is for; for `ngx-auth0-profile/testing`. Call in an injection
 * context.
 */
export function injectRequestLocator(): (method: string, url: string) => RequestLocation {
  const document = inject(DOCUMENT);
  const resources = inject(Resources);
  const managementApi = injectManagementApiLocation();
  const proxy = inject(PROXY);
  return (method, url) => {
    const { href, origin, pathname } = new URL(url, document.baseURI);
    const below = (base: string): string => pathname.slice(base.length);
    const apis = { management: managementApi(), proxy: proxy() };
    for (const api of ['management', 'proxy'] as const) {
      const base = apis[api] && basePath(apis[api].url, origin + pathname);
      if (base !== undefined) {
        return { api, path: below(base), url: href };
      }
    }
    const rule = resources.find(method, href);
    return rule
      ? {
          api: 'resource',
          path: below(['', ...rule.segments.slice(0, rule.patternFrom)].join('/')),
          url: href,
        }
      : { api: undefined, path: pathname, url: href };
  };
}

/** The path of an API's base URL, when a URL is that of the API or below it. */
function basePath(base: string, url: string): string | undefined {
  return url === base || url.startsWith(`${base}/`)
    ? new URL(base).pathname.replace(/\/$/, '')
    : undefined;
}
