import type { AuthorizationRequest, ɵTokenTools as TokenTools } from 'ngx-auth0-profile';
import type { Auth0Sdk } from './auth0-sdk';
import { isSdkError, sdkError, type SdkError } from './sdk-error';

const KEY = 'ngx-auth0-profile.silent-login-refused';

/**
 * What is known of silent logins, which the SDK makes in a hidden iframe.
 *
 * When Auth0 refuses one with `login_required`, the SDK signs the user out of the page. It refuses every one
 * where the browser blocks its cookie as that of a third party, although the user has just logged in; and when
 * the session at Auth0 is over. The page cannot tell these from a session that is fine: a login on this page
 * says nothing of the cookie in an iframe, and a silent login that worked says nothing of a later one.
 *
 * So code that no action of the user causes, as a directive or the first load of an injected service, tests
 * first: with a silent login that the SDK does not notice. Where cookies are fine, that costs one request to
 * `/authorize`, and the profile shows. Where they are blocked, the user stays signed in. Commands and guards
 * do not test. A refusal is not risked again with the same session at Auth0: not by any code of the page,
 * and after a reload not by code that no action causes.
 */
export class SilentLogins {
  /** The session at Auth0 that was refused on this page. */
  private refusedSession: string | undefined;

  /** Reading `window.sessionStorage` throws where the user has disabled storage. */
  constructor(
    private readonly sdk: Pick<Auth0Sdk, 'client' | 'config'>,
    private readonly tools: Pick<TokenTools, 'importOrThrow'>,
    private readonly storage: () => Storage,
  ) {}

  /** Rejects, as the SDK would, where its silent login would fail and end its session. */
  async assertNotRefused(): Promise<void> {
    const session = await this.session();
    const refused =
      this.refusedSession !== undefined &&
      // Signed out by the refusal, or still signed in.
      (session === undefined || session === this.refusedSession);
    if (!this.sdk.config.get().useRefreshTokens && (refused || window.crossOriginIsolated)) {
      throw refusal();
    }
  }

  /** Rejects where the SDK's silent login could end its session. For code that no action of the user causes. */
  async assertSafe(request: AuthorizationRequest): Promise<void> {
    const { useRefreshTokens, useRefreshTokensFallback } = this.sdk.config.get();
    // A refresh token that is missing or refused does not end the session.
    if (useRefreshTokens && !useRefreshTokensFallback) {
      return;
    }
    const session = await this.session();
    if (window.crossOriginIsolated || this.wasRefused(session)) {
      throw refusal();
    }
    const { silentLoginError } = await this.tools.importOrThrow(import('./silent-login-error'));
    const error = await silentLoginError(this.sdk.config.get(), request);
    if (error) {
      this.remember(error, session);
      throw error;
    }
  }

  /** Runs a token request of the SDK, and remembers a refusal. */
  async watch<T>(ask: () => Promise<T>): Promise<T> {
    const session = await this.session();
    try {
      return await ask();
    } catch (error) {
      this.remember(error, session);
      throw error;
    }
  }

  private remember(error: unknown, session: string | undefined): void {
    if (session !== undefined && isRefusal(error)) {
      this.refusedSession = session;
      try {
        this.storage().setItem(KEY, session);
      } catch {
        // Without storage it is remembered on this page.
      }
    }
  }

  private wasRefused(session: string | undefined): boolean {
    try {
      return [this.refusedSession, this.storage().getItem(KEY)].includes(session);
    } catch {
      return this.refusedSession === session;
    }
  }

  /** The session at Auth0 of the signed-in user; another login starts another one. */
  private async session(): Promise<string | undefined> {
    const claims = await this.sdk.client.getIdTokenClaims();
    return (claims?.['sid'] ?? claims?.['sub']) as string | undefined;
  }
}

function refusal(): SdkError {
  return sdkError(
    'login_required',
    'Silent logins are refused: the browser blocks the cookie of Auth0, or the session there is over.',
  );
}

/** Whether Auth0 did not recognize the session. A required second factor has the same error, for one API. */
function isRefusal(error: unknown): boolean {
  return (
    isSdkError(error) &&
    error.error === 'login_required' &&
    !error.error_description.startsWith('Multifactor')
  );
}
