import type { HttpResponse } from '@angular/common/http';
import type { Injector } from '@angular/core';
import type { Auth0ProfileError } from '../errors/auth0-profile-error';
import { importOrThrow } from '../errors/import-or-throw';
import type { MyAccountApi } from '../resources/my-account-api';
import { myAccountRules } from '../tokens/my-account-rules';
import type { AuthorizationRequest } from '../tokens/token-port';
import type { ApiCall } from './api-call';
import type { Authorization } from './authorization';

/** What `ngx-auth0-profile/my-account` uses of the lazily loaded authorization code. */
export interface MyAccountAuthorization {
  /** The API, where `withMyAccount()` is set. */
  readonly api: MyAccountApi | undefined;
  /** The id of the signed-in user; see `Authorization.userId()`. */
  userId(shown?: string): Promise<string>;
  /** Gets a token silently, else by prompting the user where `withStepUp()` is set. */
  authorize(request: AuthorizationRequest): Promise<void>;
  /** Gets a token silently. */
  authorizeSilently(request: AuthorizationRequest): Promise<void>;
  /** Gets a token silently where no action of the user causes it: without a risk for the session. */
  authorizePassively(request: AuthorizationRequest): Promise<void>;
  /** Whether the next request for this token has to open a popup first, which the browser has blocked. */
  isPopupBlocked(request: AuthorizationRequest): boolean;
  /** Calls an endpoint; `undefined` when the call ended without a response. */
  respond<T>(call: ApiCall): Promise<HttpResponse<T> | undefined>;
  /** The module of a dynamic import, or an error that says that a file did not load. */
  imported<Module>(file: Promise<Module>): Promise<Module>;
  /** Converts any caught value to an error of this library. */
  toError(caught: unknown): Promise<Auth0ProfileError>;
}

/** Narrows the authorization code to what the My Account API needs. */
export function myAccountAuthorization(
  authorization: Authorization,
  injector: Injector,
): MyAccountAuthorization {
  const { silentTokens, prompts, api } = authorization;
  const myAccount = myAccountRules(injector)[0]?.myAccount;
  const needed = (scopes: readonly string[]): readonly string[] =>
    myAccount?.location()?.checksScopes ? [] : scopes;
  return {
    api: myAccount,
    userId: (shown) => authorization.userId(shown),
    authorize: async ({ audience, scopes }) => {
      await authorization.get(audience, needed(scopes));
    },
    authorizeSilently: async ({ audience, scopes }) => {
      await silentTokens.get(audience, needed(scopes));
    },
    authorizePassively: async ({ audience, scopes }) => {
      await silentTokens.getPassively(audience, needed(scopes));
    },
    isPopupBlocked: ({ audience, scopes }) =>
      prompts.blockedRequest(audience, scopes) !== undefined,
    respond: (call) => api.respond(call),
    imported: importOrThrow,
    toError: (caught) => authorization.toError(caught),
  };
}
