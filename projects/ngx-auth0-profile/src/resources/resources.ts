import { DOCUMENT, Injectable, InjectionToken, inject } from '@angular/core';
import { managementEndpoints } from '../management-api/endpoint-table';
import { injectManagementApiLocation } from '../management-api/management-api-options';
import { requestTarget, rewritten } from './request-target';
import type { ResourceRule } from './resource';
import { findRule, RuleIndex } from './rule-index';

/** The rules of the application's own APIs and of the proxy; one value per `withResource()` or `withProxy()`. */
export const RESOURCES = new InjectionToken<readonly (readonly ResourceRule[])[]>(
  'ngx-auth0-profile resources',
);

/** How many foreign origins are remembered before the memory starts over. */
const remembered = 16;

/** What a browser might rewrite in a path, or what might mislead. `%7C` is in every user id. */
const unusual = /[^\w~:./%-]|%(?!7C)|\/\./;

/** Knows which requests get which token. */
@Injectable({ providedIn: 'root' })
export class Resources {
  private readonly document = inject(DOCUMENT);
  private readonly configured = inject(RESOURCES, { optional: true }) ?? [];
  private readonly managementApi = injectManagementApiLocation();
  /** Origins no rule is about, each with the slash that ends it. */
  private readonly foreign: string[] = [];
  private compiled: RuleIndex | undefined;
  private sameOrigin = true;

  /** The rule for a request, or `undefined` when it gets no token. */
  find(method: string, url: string): ResourceRule | undefined {
    const index = this.compiled ?? this.index();
    return !index || this.isForeign(url) ? undefined : this.look(index, method, url);
  }

  /** The compiled rules; `undefined` until Auth0's configuration is known. */
  index(): RuleIndex | undefined {
    return (this.compiled ??= this.compile());
  }

  /** What is known to get no token without looking any closer: nearly every request comes by here. */
  private isForeign(url: string): boolean {
    if (url.charCodeAt(0) === 47) {
      // An absolute path, and not the `//` or `/\` that lead to another origin.
      return !this.sameOrigin && isLetterOrDigit(url.charCodeAt(1));
    }
    for (const origin of this.foreign) {
      if (url.startsWith(origin)) {
        return true;
      }
    }
    return false;
  }

  private look(index: RuleIndex, method: string, url: string): ResourceRule | undefined {
    // Behind an origin in its normal form, a path without dot segments and escapes is in its normal
    // form too, and parsing would change nothing but the time it takes.
    const slash = url.indexOf('/', 8);
    const known = slash > 8 ? index.branch(url.slice(0, slash)) : undefined;
    if (known) {
      const query = url.indexOf('?', slash);
      const path = query < 0 ? url.slice(slash) : url.slice(slash, query);
      if (!unusual.test(path) && (query < 0 || !rewritten.test(url))) {
        return findRule(known, path, 1, method.toUpperCase());
      }
    }
    const target = requestTarget(url, this.document.baseURI);
    if (typeof target === 'string') {
      return undefined;
    }
    const branch = index.branch(target.origin);
    if (branch) {
      return findRule(branch, target.pathname, 1, method.toUpperCase());
    }
    if (url.startsWith(`${target.origin}/`)) {
      this.foreign.length %= remembered;
      this.foreign.push(`${target.origin}/`);
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
    const index = new RuleIndex([...this.configured.flat(), ...own]);
    this.sameOrigin = !!index.branch(new URL(this.document.baseURI).origin);
    return index;
  }
}

function isLetterOrDigit(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
}
