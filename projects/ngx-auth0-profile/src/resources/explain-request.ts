import { DOCUMENT, inject, type Injector, runInInjectionContext } from '@angular/core';
import { candidates, ruleForMethod } from './candidates';
import { requestTarget, type TargetRefusal } from './request-target';
import { Resources } from './resources';

/** What `profileInterceptor` would do with a request. */
export type RequestExplanation =
  | {
      /** The request gets a token. */
      readonly matched: true;
      /** The API the token is for. */
      readonly audience: string;
      /** The scopes the request needs. */
      readonly scopes: readonly string[];
      /** The method and path of the rule, such as `GET https://api.example.com/orders/:id`. */
      readonly rule: string;
    }
  | {
      /** The request passes untouched. */
      readonly matched: false;
      /**
       * Why: the URL is one that never gets a token, no rule is about its origin, none about its
       * path, none about its method, or Auth0's configuration is not there yet.
       */
      readonly reason:
        TargetRefusal | 'not-configured' | 'other-origin' | 'other-path' | 'other-method';
    };

/**
 * Tells which rule a request would match and what it would ask Auth0 for. Sends nothing.
 *
 * Call in an injection context, or give an injector.
 *
 * @example
 * ```ts
 * const told = explainRequest('PATCH', 'https://acme.eu.auth0.com/api/v2/users/auth0%7C1');
 * const scopes = told.matched ? told.scopes : told.reason;
 * ```
 */
export function explainRequest(
  method: string,
  url: string,
  { injector }: { readonly injector?: Injector } = {},
): RequestExplanation {
  return injector
    ? runInInjectionContext(injector, () => explainRequest(method, url))
    : explain(inject(Resources), method.toUpperCase(), url, inject(DOCUMENT).baseURI);
}

function explain(
  resources: Resources,
  method: string,
  url: string,
  baseUrl: string,
): RequestExplanation {
  const index = resources.index();
  if (!index) {
    return { matched: false, reason: 'not-configured' };
  }
  const target = requestTarget(url, baseUrl);
  if (typeof target === 'string') {
    return { matched: false, reason: target };
  }
  if (!index.get(target.origin)) {
    return { matched: false, reason: 'other-origin' };
  }
  const matching = candidates(index, target.origin, target.pathname);
  const rule = ruleForMethod(matching, method);
  return rule
    ? {
        matched: true,
        audience: rule.audience,
        scopes: rule.scopes,
        rule: `${rule.method} ${rule.origin}/${rule.segments.join('/')}`,
      }
    : { matched: false, reason: matching.length > 0 ? 'other-method' : 'other-path' };
}
