import { DOCUMENT, Injectable, InjectionToken, inject } from '@angular/core';
import { managementEndpoints } from 'ngx-auth0-profile/management-api';
import { injectManagementApiLocation } from '../management-api/management-api-options';
import { requestTarget, rewritten } from './request-target';
import type { ResourceRule } from './resource';
import { findRule, indexRules, type Branch, type RuleIndex } from './rule-index';

/** The rules of the application's own APIs and of the proxy; one value per `withResource()` or `withProxy()`. */
export const RESOURCES = new InjectionToken<readonly (readonly ResourceRule[])[]>(
  'ngx-auth0-profile resources',
);

/** How many origins no rule is about are remembered. */
const remembered = 99;
/** An absolute path, and not the `//` or `/\` that lead to another origin. */
const ownPath = /^\/[\da-z]/i;

/** What a browser might rewrite in a path, or what might mislead. `%7C` is in every user id. */
const unusual = /[^\w~:./%-]|%(?!7C)|\/\./;

/** Knows which requests get which token. */
@Injectable({ providedIn: 'root' })
export class Resources {
  private readonly document = inject(DOCUMENT);
  private readonly configured = inject(RESOURCES, { optional: true }) ?? [];
  private readonly managementApi = injectManagementApiLocation();
  private compiled: RuleIndex | undefined;
  /** The rules by origin as it stands in URLs; `null` for origins no rule is about. */
  private origins = new Map<string, Branch | null>();
  /** The last of those, with the slash that ends it: requests come in rows. */
  private foreign = '/\\';
  private capacity = 0;
  private sameOrigin = true;

  /** The rule for a request, or `undefined` when it gets no token. */
  find(method: string, url: string): ResourceRule | undefined {
    if (!this.index() || url.startsWith(this.foreign) || (!this.sameOrigin && ownPath.test(url))) {
      return undefined;
    }
    const slash = url.indexOf('/', 8);
    const known = slash > 0 ? this.origins.get(url.slice(0, slash)) : undefined;
    if (known) {
      const query = url.indexOf('?', slash);
      const path = query < 0 ? url.slice(slash) : url.slice(slash, query);
      // Parsing a path in its normal form would change nothing but the time it takes.
      if (!unusual.test(path) && (query < 0 || !rewritten.test(url))) {
        return findRule(known, path, 1, method.toUpperCase());
      }
    }
    return known === null ? undefined : this.parse(method, url);
  }

  /** The compiled rules; `undefined` until Auth0's configuration is known. */
  index(): RuleIndex | undefined {
    return (this.compiled ??= this.compile());
  }

  private parse(method: string, url: string): ResourceRule | undefined {
    const target = requestTarget(url, this.document.baseURI);
    if (typeof target === 'string') {
      return undefined;
    }
    const branch = this.index()?.get(target.origin);
    if (branch) {
      return findRule(branch, target.pathname, 1, method.toUpperCase());
    }
    if (url.startsWith(`${target.origin}/`) && this.origins.size < this.capacity) {
      this.origins.set(target.origin, null);
      this.foreign = `${target.origin}/`;
    }
    return undefined;
  }

  private compile(): RuleIndex | undefined {
    const management = this.managementApi();
    if (!management) {
      return undefined;
    }
    const { origin, pathname } = new URL(management.url);
    const base = pathname.split('/').slice(1);
    const own = Object.values(managementEndpoints).map(({ method, path, scope }) => ({
      ...management,
      method,
      scopes: [scope],
      origin,
      segments: [...base, ...path.split('/').slice(1)],
      patternFrom: base.length,
    }));
    const index = indexRules([...this.configured.flat(), ...own]);
    this.origins = new Map(index);
    this.capacity = index.size + remembered;
    this.sameOrigin = index.has(new URL(this.document.baseURI).origin);
    return index;
  }
}
