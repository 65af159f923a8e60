import { DOCUMENT, Injectable, InjectionToken, inject } from '@angular/core';
import { managementEndpoints } from 'ngx-auth0-profile/management-api';
import { AUTH0_CONFIG } from '../session/auth0-config';
import { injectManagementApiLocation } from './with-management-api';
import { mayGetToken, parseTarget } from './request-target';
import type { ResourceRule } from './resource';
import { findRule, indexRules, type RuleIndex } from './rule-index';

/** The rules of the application's APIs and of the proxy; one value per `withResource()` or `withProxy()`. */
export const RESOURCES = new InjectionToken<readonly (readonly ResourceRule[])[]>(
  'ngx-auth0-profile resources',
);

/** Finds the rule for a request: which API it is for and which scopes it needs. */
@Injectable({ providedIn: 'root' })
export class Resources {
  private readonly document = inject(DOCUMENT);
  private readonly configured = inject(RESOURCES, { optional: true }) ?? [];
  private readonly config = inject(AUTH0_CONFIG);
  private readonly managementApi = injectManagementApiLocation();
  /** Reset when `withRuntimeConfig()` has loaded further rules. */
  compiled: RuleIndex | undefined;

  /**
   * The rule for a request, or `undefined` when it gets no token. The method is in upper case, as in
   * every `HttpRequest`.
   */
  find(method: string, url: string): ResourceRule | undefined {
    const index = this.index();
    const target = index && parseTarget(url, this.document.baseURI);
    const rules = target && index.get(target.origin);
    return rules && mayGetToken(url, target) ? findRule(rules, target.pathname, method) : undefined;
  }

  /** The compiled rules; `undefined` until Auth0's configuration is known. */
  index(): RuleIndex | undefined {
    return (this.compiled ??= this.compile());
  }

  private compile(): RuleIndex | undefined {
    const management = this.managementApi();
    if (!management) {
      return this.config.isOptional && indexRules(this.configured.flat());
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
