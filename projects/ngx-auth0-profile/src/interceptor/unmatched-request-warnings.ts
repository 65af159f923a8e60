import { DOCUMENT, Injectable, Injector, inject } from '@angular/core';
import { DEVELOPMENT_CONSOLE } from '../errors/development-console';
import { candidates } from '../resources/candidates';
import { explainRequest } from '../resources/explain-request';
import { parseUrl } from '../resources/parse-url';
import { Resources } from '../resources/resources';

/** Warns in development, once each, about requests that get no token although a rule nearly matches. */
@Injectable({ providedIn: 'root' })
export class UnmatchedRequestWarnings {
  private readonly injector = inject(Injector);
  private readonly resources = inject(Resources);
  private readonly document = inject(DOCUMENT);
  private readonly console = inject(DEVELOPMENT_CONSOLE);
  private readonly logged = new Set<string>();

  /** Checks a request that no rule matches. */
  check(method: string, url: string): void {
    const warning = this.warning(method, url);
    if (warning && !this.logged.has(warning)) {
      this.logged.add(warning);
      this.console.warn(`ngx-auth0-profile: ${warning}`);
    }
  }

  private warning(method: string, url: string): string | undefined {
    const explanation = explainRequest(method, url, { injector: this.injector });
    if (explanation.matched || explanation.reason === 'not-configured') {
      return undefined;
    }
    const { reason } = explanation;
    const page = new URL(this.document.baseURI);
    const { origin, hostname, pathname } = parseUrl(url, page.href) ?? page;
    const isOwnOrigin = origin === page.origin;
    const request = `${method} ${origin}${pathname}`;
    const sameHost = [...(this.resources.index()?.keys() ?? [])].find(
      (configured) => new URL(configured).hostname === hostname,
    );
    switch (reason) {
      case 'other-method':
        return `${request} got no token. A rule matches this path but not the method ${method}. Add the method, or set SKIP_PROFILE_TOKEN if the request needs no token.`;
      case 'other-path':
        return isOwnOrigin
          ? undefined
          : `${request} got no token. Rules match this origin but not the path. If it is an endpoint of the Management API, an end user's token cannot be used to call it.`;
      case 'other-origin':
        // In development pages and APIs share the host localhost, so that requests to the own origin are no sign.
        return sameHost && !isOwnOrigin
          ? `${request} got no token. The configured origin is ${sameHost}.`
          : this.relativeUrlWarning(url);
      default:
        return sameHost
          ? `A request to ${origin} got no token because of its URL (${reason}). Encode path segments with encodeURIComponent and leave out user info.`
          : undefined;
    }
  }

  /** A relative URL goes to the page's own origin, which is often not the origin of the API. */
  private relativeUrlWarning(url: string): string | undefined {
    const index = this.resources.index();
    if (!index || !url.startsWith('/') || url.startsWith('//')) {
      return undefined;
    }
    const intended = [...index.keys()].find(
      (origin) => candidates(index, origin, new URL(url, origin).pathname).length > 0,
    );
    return intended
      ? `${url.split(/[?#]/, 1).join()} got no token. The request goes to the page's own origin. Use an absolute URL if you mean ${intended}.`
      : undefined;
  }
}
