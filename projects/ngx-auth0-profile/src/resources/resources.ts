import { DOCUMENT, Injectable, InjectionToken, inject } from '@angular/core';
import { managementEndpoints } from '../management-api/endpoint-table';
import { injectManagementApiLocation } from '../management-api/management-api-options';
import { compileResource } from './compile-resource';
import { requestTarget } from './request-target';
import type { ResourceOptions, ResourceRule } from './resource';
import { RuleIndex, ruleForMethod } from './rule-index';

/** The application's own APIs and the proxy; one value per `withResource()` or `withProxy()`. */
export const RESOURCES = new InjectionToken<readonly ResourceOptions[]>(
  'ngx-auth0-profile resources',
);

/** How many addresses are remembered before the memory starts over. */
const remembered = 512;

/** Knows which requests get which token. */
@Injectable({ providedIn: 'root' })
export class Resources {
  private readonly document = inject(DOCUMENT);
  private readonly configured = inject(RESOURCES, { optional: true }) ?? [];
  private readonly managementApi = injectManagementApiLocation();
  private readonly foreign = new Set<string>();
  private readonly known = new Map<string, readonly ResourceRule[]>();
  private compiled: RuleIndex | undefined;
  private sameOrigin = true;

  /** The rule for a request, or `undefined` when it gets no token. */
  find(method: string, url: string): ResourceRule | undefined {
    const index = this.index();
    return index && ruleForMethod(this.candidates(index, url), method.toUpperCase());
  }

  /** The rules whose path matches a URL, whatever their method; the most specific first. */
  private candidates(index: RuleIndex, url: string): readonly ResourceRule[] {
    if (!/^https?:\/\//.test(url)) {
      return !this.sameOrigin && /^\/\w/.test(url) ? [] : (this.parse(index, url) ?? []);
    }
    // Everything before the first slash after the scheme decides the origin, so that an origin seen
    // once is recognised without parsing. Wrongly taking a URL for foreign only costs its token.
    const end = url.indexOf('/', 8);
    const authority = end < 9 ? '' : url.slice(0, end);
    if (this.foreign.has(authority)) {
      return [];
    }
    let found = this.known.get(url);
    if (!found) {
      found = this.parse(index, url);
      if (found) {
        makeRoom(this.known).set(url, found);
      } else if (authority) {
        makeRoom(this.foreign).add(authority);
      }
    }
    return found ?? [];
  }

  /** The compiled rules; `undefined` until Auth0's configuration is known. */
  index(): RuleIndex | undefined {
    return (this.compiled ??= this.compile());
  }

  private compile(): RuleIndex | undefined {
    const management = this.managementApi();
    if (!management) {
      return undefined;
    }
    const scopes = Object.values(managementEndpoints).map(
      ({ method, path, scope }) => [`${method} ${path}`, scope] as const,
    );
    const index = new RuleIndex(
      [...this.configured, { ...management, scopes: Object.fromEntries(scopes) }].flatMap(
        compileResource,
      ),
    );
    this.sameOrigin = index.has(new URL(this.document.baseURI).origin);
    return index;
  }

  /** `undefined` for an origin no rule is about. */
  private parse(index: RuleIndex, url: string): readonly ResourceRule[] | undefined {
    const target = requestTarget(url, this.document.baseURI);
    if (typeof target === 'string') {
      return [];
    }
    return index.has(target.origin) ? index.candidates(target.origin, target.segments) : undefined;
  }
}

function makeRoom<T extends Set<string> | Map<string, unknown>>(memory: T): T {
  if (memory.size >= remembered) {
    memory.clear();
  }
  return memory;
}
