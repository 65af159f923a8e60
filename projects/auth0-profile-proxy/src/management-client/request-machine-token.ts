import type { ResolvedOptions } from '../contract/resolved-options.ts';
import { Problem } from '../problem/problem.ts';
import type { ClientAuthentication } from './client-authentication.ts';
import { parseJson } from './parse-json.ts';
import { SERVICE_UNAVAILABLE } from './unavailable.ts';
import { isSuccess, type TenantAnswer } from '../contract/tenant-transport.ts';

/** A Management API token of the machine-to-machine application. */
export interface MachineToken {
  readonly value: string;
  readonly scopes: readonly string[];
  /** Milliseconds since 1970 from which a new token is requested while this one is still used. */
  readonly renewAt: number;
  readonly expiresAt: number;
}

/** Share of its lifetime after which a token is renewed. */
const RENEW_AFTER = 0.8;

/**
 * Requests a token by client credentials (RFC 6749, section 4.4).
 *
 * @throws Problem `upstream-unavailable`
 */
export async function requestMachineToken(
  options: ResolvedOptions,
  authenticate: ClientAuthentication,
  scopes: readonly string[],
): Promise<MachineToken> {
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    audience: `${options.tenantOrigin}/api/v2/`,
    ...(scopes.length > 0 && { scope: scopes.join(' ') }),
    ...(await authenticate()),
  });
  const answer = await send(options, form);
  if (!isSuccess(answer)) {
    throw refused(answer);
  }
  return tokenFrom(parseJson(answer.text), options.clock(), scopes);
}

async function send(options: ResolvedOptions, form: URLSearchParams): Promise<TenantAnswer> {
  try {
    return await options.transport(`${options.tenantOrigin}/oauth/token`, {
      method: 'POST',
      timeoutMs: options.upstream.timeoutMs,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: form.toString(),
    });
  } catch (error) {
    throw unavailable('The token endpoint of the tenant cannot be reached.', { cause: error });
  }
}

function tokenFrom(body: unknown, now: number, asked: readonly string[]): MachineToken {
  const { access_token, expires_in, scope } = (body ?? {}) as Record<string, unknown>;
  if (typeof access_token !== 'string' || typeof expires_in !== 'number') {
    throw unavailable('The token endpoint of the tenant answered without a token.');
  }
  return {
    value: access_token,
    scopes: typeof scope === 'string' ? scope.split(' ') : asked,
    renewAt: now + expires_in * 1000 * RENEW_AFTER,
    expiresAt: now + expires_in * 1000,
  };
}

/** Wrong credentials stay wrong until the operator changes them, so the next attempt waits longer. */
function refused({ status, text }: TenantAnswer): Problem {
  const { error } = { ...(parseJson(text) as Record<string, unknown> | undefined) };
  const code = typeof error === 'string' && /^[a-z_]{1,40}$/.test(error) ? ` (${error})` : '';
  const isRefusal = status >= 400 && status < 500 && status !== 429;
  return unavailable(
    `The tenant answered ${status}${code} to the client credentials. ${
      isRefusal
        ? 'Check client id, secret or key, and that the application is authorized for the Management API.'
        : 'Try again later.'
    }`,
    { retryAfterSeconds: isRefusal ? 30 : 5 },
  );
}

function unavailable(
  operatorDetail: string,
  { cause, retryAfterSeconds = 5 }: { cause?: unknown; retryAfterSeconds?: number } = {},
): Problem {
  return new Problem('upstream-unavailable', SERVICE_UNAVAILABLE, {
    retryAfterSeconds,
    operatorDetail,
    cause,
  });
}
