import type { AuthConfig } from '@auth0/auth0-angular';
import type { AuthorizationRequest } from 'ngx-auth0-profile';
import { sdkError } from './sdk-error';

/** The default of auth0-spa-js for `authorizeTimeoutInSeconds`. */
const DEFAULT_TIMEOUT_SECONDS = 60;

/** How long an answered iframe stays: Chrome shows a page as loading when it is removed at once. */
const REMOVAL_DELAY_MS = 2_000;

/** Errors of Auth0 that show that it knows the session: the SDK gets the same one, and keeps its session. */
const KNOWN_SESSION = new Set<unknown>([
  'consent_required',
  'interaction_required',
  'account_selection_required',
]);

/**
 * Makes a silent login in an iframe without the SDK, which would end its session if Auth0 refused it. The
 * code that Auth0 returns is not used: its verifier is unknown to everybody. Resolves to the error with which the
 * SDK's silent login would fail, and to `undefined` when Auth0 knows the session.
 */
export async function silentLoginError(
  config: AuthConfig,
  request: AuthorizationRequest,
): Promise<Error | undefined> {
  const { domain, authorizeTimeoutInSeconds: timeout = DEFAULT_TIMEOUT_SECONDS } = config;
  // As the SDK builds it, also for a tenant below a path, as the emulator in a browser may be.
  const url = new URL(`${domain.includes('://') ? '' : 'https://'}${domain}/authorize`);
  const state = randomValue();
  url.search = authorizationQuery(config, request, state).toString();
  // In a frame of its own, so that the SDK does not get the answer, nor this function one for the SDK.
  const outer = document.createElement('iframe');
  outer.hidden = true;
  try {
    const { error, error_description: description } = await new Promise<AuthorizationResponse>(
      (resolve, reject) => {
        setTimeout(() => {
          reject(sdkError('timeout', 'Timeout'));
        }, timeout * 1_000);
        const openInner = (): void => {
          const frame = outer.contentDocument?.createElement('iframe');
          outer.contentWindow?.addEventListener('message', ({ origin, source, data }) => {
            const { type, response } = (data ?? {}) as AuthorizationMessage;
            const isAnswer = type === 'authorization_response' && response?.state === state;
            if (isAnswer && origin === url.origin && source === frame?.contentWindow) {
              resolve(response);
            }
          });
          if (frame) {
            frame.src = url.href;
            outer.contentDocument?.body.append(frame);
          }
        };
        outer.addEventListener('load', openInner, { once: true });
        document.body.append(outer);
      },
    );
    return error === undefined || KNOWN_SESSION.has(error)
      ? undefined
      : sdkError(error, description ?? '');
  } catch (error) {
    return error as Error;
  } finally {
    setTimeout(() => {
      outer.remove();
    }, REMOVAL_DELAY_MS);
  }
}

/** What Auth0's page posts to its parent (OAuth 2.0 Web Message Response Mode). */
interface AuthorizationMessage {
  readonly type?: string;
  readonly response?: AuthorizationResponse;
}

interface AuthorizationResponse {
  readonly state?: string;
  readonly error?: string;
  readonly error_description?: string;
}

/** The parameters that the SDK sends, too, with a state and a code challenge of their own. */
function authorizationQuery(
  { clientId, authorizationParams = {} }: AuthConfig,
  { audience, scopes }: AuthorizationRequest,
  state: string,
): URLSearchParams {
  const { scope: configured } = authorizationParams;
  const scope =
    typeof configured === 'object' ? (configured[audience] ?? configured['default']) : configured;
  const organization = organizationHint(clientId);
  const params = Object.entries(authorizationParams).map(([name, value]) => [name, String(value)]);
  const defaults = { redirect_uri: location.origin };
  const fixed = {
    client_id: clientId,
    audience,
    scope: [...new Set(['openid', ...(scope?.split(' ') ?? []), ...scopes])].join(' '),
    response_type: 'code',
    response_mode: 'web_message',
    prompt: 'none',
    state,
    code_challenge: randomValue(),
    code_challenge_method: 'S256',
  };
  return new URLSearchParams(
    Object.assign(
      defaults,
      organization !== undefined && { organization },
      Object.fromEntries(params),
      fixed,
    ) as Record<string, string>,
  );
}

/** The organization of the last login, which the SDK adds to silent logins. */
function organizationHint(clientId: string): string | undefined {
  const name = `auth0.${clientId}.organization_hint=`;
  const cookie = document.cookie.split('; ').find((part) => part.startsWith(name));
  try {
    const value: unknown = JSON.parse(decodeURIComponent(cookie?.slice(name.length) ?? ''));
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}

/** 32 random bytes in base64url, as long as a SHA-256 hash. */
function randomValue(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
