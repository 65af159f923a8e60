import { DOCUMENT, inject, type Injector, runInInjectionContext } from '@angular/core';
import { candidates, ruleForMethod } from './candidates';
import { mayGetToken, parseTarget } from './request-target';
import { Resources } from './resources';
import { targetRefusal, type TargetRefusal } from './target-refusal';

/** What `profileInterceptor` would do with a request. */
export type RequestExplanation =
  | {
      /** The request gets a token. */
      readonly matched: true;
      /** The API the token is for. */
      readonly audience: string;
      /** The scopes the request needs. */
      readonly scopes: readonly string[];
      /** Whether the request is sent without a token while nobody is signed in. */
      readonly anonymous: boolean;
      /** The method and path of the rule, such as `GET https://api.example.com/orders/:id`. */
      readonly rule: string;
    }
  | {
      /** The request passes unchanged. */
      readonly matched: false;
      /**
       * Why: the URL can never get a token, no rule matches its origin, its path or its method, its rule
       * says that it gets none, or Auth0's configuration is not known yet.
       */
      readonly reason:
        | TargetRefusal
        | 'not-configured'
        | 'other-origin'
        | 'other-path'
        | 'other-method'
        | 'without-token';
    };

/**
 * Returns the rule that a request would match, and the token it would get. Sends nothing.
 *
 * Call it in an injection context, or pass an injector.
 *
 * @example
 * ```ts
 * const explanation = explainRequest('PATCH', 'https://acme.eu.auth0.com/api/v2/users/auth0%7C1');
 * const scopes = explanation.matched ? explanation.scopes : explanation.reason;
 * ```
 */
export function explainRequest(
  method: string,
  url: string,
  { injector }: { readonly injector?: Injector } = {},
): RequestExplanation {
  return injector
    ? runInInjectionContext(injector, () => explainRequest(method, url))
    : explain(inject(Resources), method.toUpperCase(), url, inject(DOCUMENT));
}

function explain(
  resources: Resources,
  method: string,
  url: string,
  document: Document,
): RequestExplanation {
  const index = resources.index();
  if (!index) {
    return { matched: false, reason: 'not-configured' };
  }
  const target = parseTarget(url, document.baseURI);
  if (!target || !mayGetToken(url, target)) {
    return { matched: false, reason: targetRefusal(url, target) };
  }
  if (!index.get(target.origin)) {
    return { matched: false, reason: 'other-origin' };
  }
  const matching = candidates(index, target.origin, target.pathname);
  const rule = ruleForMethod(matching, method);
  if (rule?.withoutToken) {
    return { matched: false, reason: 'without-token' };
  }
  return rule
    ? {
        matched: true,
        audience: rule.audience,
        scopes: rule.scopes,
        anonymous: !!rule.anonymous,
        rule: `${rule.method} ${rule.origin}/${rule.segments.join('/')}`,
      }
    : { matched: false, reason: matching.length > 0 ? 'other-method' : 'other-path' };
}
