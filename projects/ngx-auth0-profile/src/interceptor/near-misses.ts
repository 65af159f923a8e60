import { DOCUMENT, Injectable, InjectionToken, Injector, inject } from '@angular/core';
import { candidates } from '../resources/candidates';
import { explainRequest } from '../resources/explain-request';
import { Resources } from '../resources/resources';

/** Where development warnings go. */
export const DEVELOPMENT_CONSOLE = new InjectionToken<Pick<Console, 'warn'>>(
  'ngx-auth0-profile development console',
  { factory: () => globalThis.console },
);

/** Says, once and in development only, when a request nearly got a token. */
@Injectable({ providedIn: 'root' })
export class NearMisses {
  private readonly injector = inject(Injector);
  private readonly resources = inject(Resources);
  private readonly document = inject(DOCUMENT);
  private readonly console = inject(DEVELOPMENT_CONSOLE);
  private readonly said = new Set<string>();

  /** Looks at a request that passed untouched. */
  look(method: string, url: string): void {
    const why = this.reason(method, url);
    if (why && !this.said.has(why)) {
      this.said.add(why);
      this.console.warn(`ngx-auth0-profile: ${why}`);
    }
  }

  private reason(method: string, url: string): string | undefined {
    const explanation = explainRequest(method, url, { injector: this.injector });
    if (explanation.matched || explanation.reason === 'not-configured') {
      return undefined;
    }
    const { reason } = explanation;
    const base = this.document.baseURI;
    const { origin, hostname, pathname } = URL.canParse(url, base)
      ? new URL(url, base)
      : new URL(base);
    const own = origin === new URL(base).origin;
    const where = `${method} ${origin}${pathname}`;
    const origins = [...(this.resources.index()?.keys() ?? [])];
    if (reason === 'other-method') {
      return `${where} got no token: rules match its path, none its method. Add the method, or take no token on purpose with SKIP_PROFILE_TOKEN.`;
    }
    if (reason === 'other-path') {
      return own
        ? undefined
        : `${where} got no token: rules are about its origin, none about its path. On the Management API it is one no user's token opens.`;
    }
    if (reason === 'other-origin') {
      // On one computer everything is localhost: that the page's own files are near says nothing.
      const near = own ? undefined : origins.find((other) => new URL(other).hostname === hostname);
      return near ? `${where} got no token: the configured origin is ${near}.` : this.relative(url);
    }
    return origins.some((other) => new URL(other).hostname === hostname)
      ? `A request to ${origin} got no token, because its URL has what can mislead (${reason}). Encode path parts with encodeURIComponent and leave user info out.`
      : undefined;
  }

  /** A relative URL goes to the page's own origin, which is often not where the API is. */
  private relative(url: string): string | undefined {
    const index = this.resources.index();
    if (!index || !url.startsWith('/') || url.startsWith('//')) {
      return undefined;
    }
    const near = [...index.keys()].find(
      (origin) => candidates(index, origin, new URL(url, origin).pathname).length > 0,
    );
    return near
      ? `${url.split(/[?#]/, 1).join()} got no token: it goes to the page's own origin. Write ${near} before it if that is the API.`
      : undefined;
  }
}
