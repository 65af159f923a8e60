import { Auth0ProfileError, type SessionUser } from 'ngx-auth0-profile';
import { CSRF_HEADER } from './bff-options';

/** The answer of `/session`. */
export interface SessionState {
  readonly user: SessionUser | null;
  readonly expires_at?: string;
  readonly scopes?: readonly string[];
  readonly apis?: Readonly<Record<string, readonly string[]>>;
}

/** How long the back end may take to answer, in milliseconds. */
const TIMEOUT_MS = 10_000;

/**
 * Sends a request of the page to the back end, and reads its JSON.
 *
 * @throws {Auth0ProfileError} `network` without a response, `configuration` where something else answers,
 * `unavailable` otherwise.
 */
export async function requestJson(url: string, method = 'GET'): Promise<object> {
  const [name, value] = CSRF_HEADER;
  let response: Response;
  try {
    response = await fetch(url, {
      method,
      headers: { [name]: value },
      cache: 'no-store',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  } catch (cause) {
    throw new Auth0ProfileError('network', 'The BFF cannot be reached. Check the network.', {
      cause,
    });
  }
  const { status, ok } = response;
  const isJson = response.headers.get('Content-Type')?.includes('json') ?? false;
  if (ok && isJson) {
    return (await response.json()) as object;
  }
  throw new Auth0ProfileError(
    status >= 500 ? 'unavailable' : 'configuration',
    isJson
      ? `The BFF refused the request (${status}). Check its log.`
      : `${new URL(url).pathname} was not answered by the BFF (${status}, no JSON). Let the server of the page pass the path on.`,
    { status },
  );
}
