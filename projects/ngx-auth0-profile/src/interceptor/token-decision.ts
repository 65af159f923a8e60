import { isPlatformServer } from '@angular/common';
import type { HttpRequest } from '@angular/common/http';
import { Injectable, PLATFORM_ID, inject } from '@angular/core';
import { LIBRARY_REQUEST } from '../requests/library-request';
import type { TokenRule } from '../resources/resource';
import { Resources } from '../resources/resources';
import { SKIP_PROFILE_TOKEN } from './skip-profile-token';
import { UnmatchedRequestWarnings } from './unmatched-request-warnings';

declare const ngDevMode: unknown;

/** Decides which requests get a token. */
@Injectable({ providedIn: 'root' })
export class TokenDecision {
  private readonly onServer = isPlatformServer(inject(PLATFORM_ID));
  private readonly resources = inject(Resources);
  // The build replaces ngDevMode, so that a production bundle contains no warnings.
  private readonly warnings =
    typeof ngDevMode === 'undefined' || ngDevMode ? inject(UnmatchedRequestWarnings) : undefined;

  /**
   * The rule for a request that gets a token; `undefined` for one that passes unchanged.
   *
   * @throws {Auth0ProfileError} `configuration` when another interceptor changed the target of a request of
   * the library itself.
   */
  ruleFor(request: HttpRequest<unknown>): TokenRule | undefined {
    const { method, url, headers, context } = request;
    const libraryRequest = context.get(LIBRARY_REQUEST);
    if (libraryRequest) {
      libraryRequest.assertSameTarget(request);
      return undefined;
    }
    if (this.onServer) {
      return undefined;
    }
    const rule = this.resources.find(method, url);
    if (!rule) {
      this.warnings?.check(method, url);
      return undefined;
    }
    return rule.withoutToken || headers.has('Authorization') || context.get(SKIP_PROFILE_TOKEN)
      ? undefined
      : rule;
  }
}
