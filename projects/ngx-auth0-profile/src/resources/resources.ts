import { DOCUMENT, Injectable, InjectionToken, inject } from '@angular/core';
import { managementEndpoints } from 'ngx-auth0-profile/management-api';
import { injectManagementApiLocation } from '../management-api/management-api-options';
import { requestTarget } from './request-target';
import type { ResourceRule } from './resource';
import { findRule, indexRules, type RuleIndex } from './rule-index';

/** The rules of the application's own APIs and of the proxy; one value per `withResource()` or `withProxy()`. */
export const RESOURCES = new InjectionToken<readonly (readonly ResourceRule[])[]>(
  'ngx-auth0-profile resources',
);

/** What finds rules without parsing; see `UrlShortcut`. */
interface Shortcut {
  find(method: string, url: string): ResourceRule | null | undefined;
  exclude(origin: string): void;
}

/** Knows which requests get which token. */
@Injectable({ providedIn: 'root' })
export class Resources {
  private readonly document = inject(DOCUMENT);
  private readonly configured = inject(RESOURCES, { optional: true }) ?? [];
  private readonly managementApi = injectManagementApiLocation();
  /** The last origin no rule is about, with the slash that ends it: requests come in rows. */
  private foreign = '/\\';
  private compiled: RuleIndex | undefined;
  /** Spares parsing URLs; there from the second on, once a page needs tokens. */
  private shortcut: Shortcut | undefined;
  private makeShortcut: ((index: RuleIndex, ownOrigin: string) => Shortcut) | undefined;

  /**
   * The rule for a request, or `undefined` when it gets no token; the method in upper case, as every
   * `HttpRequest` has it.
   */
  find(method: string, url: string): ResourceRule | undefined {
    const known = this.shortcut?.find(method, url);
    return known === undefined ? this.parse(method, url) : (known ?? undefined);
  }

  /**
   * From the next URL on takes the shortcut that is made of all rules and the page's own origin. Called
   * by what gets tokens: a page without tokens need not be fast.
   */
  shorten(make: (index: RuleIndex, ownOrigin: string) => Shortcut): void {
    this.makeShortcut = make;
  }

  /** The compiled rules; `undefined` until Auth0's configuration is known. */
  index(): RuleIndex | undefined {
    return (this.compiled ??= this.compile());
  }

  private parse(method: string, url: string): ResourceRule | undefined {
    const index = this.index();
    if (!index) {
      return undefined;
    }
    this.shortcut ??= this.makeShortcut?.(index, new URL(this.document.baseURI).origin);
    const target = url.startsWith(this.foreign) || requestTarget(url, this.document.baseURI);
    if (typeof target !== 'object') {
      return undefined;
    }
    const { origin, pathname } = target;
    const rules = index.get(origin);
    if (!rules && url.startsWith(`${origin}/`)) {
      this.foreign = `${origin}/`;
      this.shortcut?.exclude(origin);
    }
    return rules && findRule(rules, pathname, 1, pathname.length, method);
  }

  private compile(): RuleIndex | undefined {
    const management = this.managementApi();
    if (!management) {
      return undefined;
    }
    const base = new URL(management.url).pathname.split('/').slice(1);
    const own = Object.values(managementEndpoints).map(({ method, path, scope }) => ({
      ...management,
      method,
      scopes: [scope],
      segments: [...base, ...path.split('/').slice(1)],
      patternFrom: base.length,
    }));
    return indexRules([...this.configured.flat(), ...own]);
  }
}
