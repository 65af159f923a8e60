import { decodeProtectedHeader } from 'jose';
import type { JsonObject } from '../../common/json.ts';
import type { TenantContext } from '../../tenant/tenant-context.ts';
import { epochSeconds } from '../../common/clock.ts';
import { managementError } from '../errors.ts';

/**
 * Checks the ID token of `link_with` and returns its subject. The words are those of the OpenAPI
 * file; that they come in this order is not verified.
 */
export async function readLinkToken(
  tenant: TenantContext,
  token: string,
  issuer: string,
  callingClient: string,
): Promise<string> {
  if (algorithmOf(token) !== 'RS256') {
    fail('JWT (link_with) must have an alg of RS256.');
  }
  const claims = await tenant.keys.verify(token);
  if (claims === undefined || isExpired(tenant, claims)) {
    fail('Invalid token (link_with).');
  }
  if (claims['iss'] !== issuer) {
    fail('JWT (link_with) must have the same issuer as the calling user.');
  }
  const audience = claims['aud'];
  if (typeof audience !== 'string') {
    fail('JWT (link_with) contains an invalid aud claim.');
  }
  if (audience !== callingClient) {
    fail("JWT (link_with) must have an aud claim that matches that of the calling token's azp.");
  }
  const subject = claims['sub'];
  if (subject === undefined) {
    fail('JWT (link_with) must contains sub claim.');
  }
  if (typeof subject !== 'string' || !subject.includes('|')) {
    fail('JWT (link_with) contains an invalid sub claim.');
  }
  return subject;
}

function algorithmOf(token: string): string | undefined {
  try {
    return decodeProtectedHeader(token).alg;
  } catch {
    return fail('Invalid token (link_with).');
  }
}

function isExpired(tenant: TenantContext, claims: JsonObject): boolean {
  const exp = claims['exp'];
  return typeof exp !== 'number' || exp <= epochSeconds(tenant.clock);
}

function fail(message: string): never {
  throw managementError('body', message);
}
