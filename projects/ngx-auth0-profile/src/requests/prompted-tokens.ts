import type { HttpErrorResponse } from '@angular/common/http';
import type { Auth0ProfileError } from '../errors/auth0-profile-error';
import type { RequiredAuthentication } from '../errors/required-authentication';
import { stepUpInsufficientError, stepUpRequiredError } from '../errors/step-up-errors';
import type { StepUpRequest } from '../step-up/step-up';
import type { UserPrompts } from '../step-up/user-prompts';
import type { IssuedToken } from '../tokens/issued-token';
import type { SilentTokens } from '../tokens/silent-tokens';
import type { AuthorizedRequest } from './authorized-request';

/** Gets tokens after the user was prompted for them. */
export class PromptedTokens {
  constructor(
    private readonly silentTokens: SilentTokens,
    private readonly prompts: UserPrompts,
    private readonly toError: (caught: unknown) => Promise<Auth0ProfileError>,
  ) {}

  /**
   * A token of the login that an API requires in place of one that it refused (RFC 9470): of a prompt since
   * then, else the user is prompted.
   *
   * @throws {Auth0ProfileError} `step-up-required` when the user is not prompted; `step-up-insufficient` when
   * the user was prompted for it just now.
   */
  async getForLogin(
    { rule: { audience, scopes }, hasSteppedUp }: AuthorizedRequest,
    authentication: RequiredAuthentication,
    refused: IssuedToken,
    response: HttpErrorResponse,
  ): Promise<IssuedToken> {
    const challenge = { audience, scopes, authentication, response };
    const { silentTokens, prompts } = this;
    const token = await silentTokens.get(audience, scopes);
    if (token.value !== refused.value && !hasSteppedUp) {
      return token;
    }
    const reason = await this.toError(stepUpRequiredError(challenge));
    const all = silentTokens.scopesToRequest(audience, scopes);
    const request = { audience, scopes: all, authentication, reason };
    if (!hasSteppedUp && !prompts.hasAsked(request)) {
      return this.after(scopes, request);
    }
    // After a redirect the SDK may still return a token of the earlier login.
    const renewed = hasSteppedUp ? undefined : await silentTokens.renew(audience, scopes, refused);
    if (!renewed) {
      throw await this.toError(stepUpInsufficientError(challenge));
    }
    return renewed;
  }

  /**
   * A token after the login that a back end names for what a request lacks.
   *
   * @throws {Auth0ProfileError} the problem, when the user is not prompted or was prompted for it just now.
   */
  async getAfterLogin(
    { rule: { audience, scopes }, hasSteppedUp }: AuthorizedRequest,
    refused: IssuedToken,
    response: HttpErrorResponse,
  ): Promise<IssuedToken> {
    const token = await this.silentTokens.get(audience, scopes);
    if (token.value !== refused.value && !hasSteppedUp) {
      return token;
    }
    const reason = await this.toError(response);
    const needed = reason.requiredScopes;
    const request = { audience, scopes: needed, authentication: {}, reason };
    if (hasSteppedUp || this.prompts.hasAsked(request)) {
      throw reason;
    }
    return this.after(scopes, request);
  }

  /** A token after a prompt, in place of one that could not be got silently for a reason. */
  async instead(
    audience: string,
    scopes: readonly string[],
    initialScopes: readonly string[],
    caught: unknown,
  ): Promise<IssuedToken> {
    const reason = await this.toError(caught);
    const all = this.silentTokens.scopesToRequest(audience, [...scopes, ...initialScopes]);
    return this.after(scopes, { audience, scopes: all, reason });
  }

  /** A token after the user was prompted for it. Rejects with the reason when the user cannot be prompted. */
  async after(scopes: readonly string[], request: StepUpRequest): Promise<IssuedToken> {
    try {
      if (!(await this.prompts.ask(request))) {
        throw request.reason;
      }
      return await this.silentTokens.get(request.audience, scopes, request.scopes);
    } catch (caught) {
      const error = await this.toError(caught);
      if (error.code === 'popup-blocked') {
        // The token that an API has refused would be sent once more before the popup opens.
        this.silentTokens.requestAgain(request.audience);
      }
      throw error;
    }
  }
}
