import type { ResolvedOptions } from '../contract/resolved-options.ts';
import { Problem } from '../problem/problem.ts';
import type { ClientAuthentication } from './client-authentication.ts';
import { parseJson } from './parse-json.ts';
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
    throw unavailable(`The tenant answered ${answer.status} to the proxy's client credentials.`);
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
    throw unavailable("The tenant's token endpoint cannot be reached.", error);
  }
}

function tokenFrom(body: unknown, now: number, asked: readonly string[]): MachineToken {
  const { access_token, expires_in, scope } = (body ?? {}) as Record<string, unknown>;
  if (typeof access_token !== 'string' || typeof expires_in !== 'number') {
    throw unavailable("The tenant's token endpoint answered without a token.");
  }
  return {
    value: access_token,
    scopes: typeof scope === 'string' ? scope.split(' ') : asked,
    renewAt: now + expires_in * 1000 * RENEW_AFTER,
    expiresAt: now + expires_in * 1000,
  };
}

function unavailable(detail: string, cause?: unknown): Problem {
  return new Problem('upstream-unavailable', detail, { retryAfterSeconds: 5, cause });
}
