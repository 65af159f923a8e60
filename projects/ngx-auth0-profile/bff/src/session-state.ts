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
  const response = await fetch(url, {
    method,
    headers: { [name]: value },
    cache: 'no-store',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch(() => undefined);
  const { status = 0, ok } = response ?? {};
  const body = response?.headers.get('Content-Type')?.includes('json')
    ? ((await response.json()) as object)
    : undefined;
  if (ok && body) {
    return body;
  }
  const failed = status >= 500;
  const [code, message] = body
    ? ['', `The BFF refused the request (${status}). Check its log.`]
    : response
      ? [
          failed ? 'bff-not-running' : 'bff-not-passed-on',
          `${new URL(url).pathname} was not answered by the BFF (${status}, no JSON). ${
            failed
              ? 'Start the BFF, or correct its address at the server of the page.'
              : 'Let the server of the page pass the path on; ng serve needs --proxy-config.'
          }`,
        ]
      : [
          'bff-unreachable',
          'No response of the BFF arrived. Check the network, that the BFF runs, and that nothing redirects the path to another origin.',
        ];
  throw new Auth0ProfileError(
    response ? (failed ? 'unavailable' : 'configuration') : 'network',
    message,
    // In the form of a response, for the diagnosis.
    { status, cause: { status, body: body ?? { code } } },
  );
}
