import type { Context } from 'hono';
import { textOf, type JsonObject } from '../json.ts';
import type { TenantContext, TenantEnv } from '../tenant-context.ts';
import { isManagementAudience } from '../tokens/audience.ts';
import { splitScope } from '../tokens/grant-scopes.ts';
import { audiencesOf, readSignedToken } from '../tokens/read-token.ts';
import { managementError } from './errors.ts';

/** Who calls the Management API, and with which scopes. */
export interface Caller {
  subject: string;
  clientId: string;
  scope: string[];
  claims: JsonObject;
}

/**
 * Checks a request's bearer token. The order (form, signature, issuer and time, audience, scope) is
 * inferred from the server framework Auth0 uses; it is not verified.
 */
export async function authenticateCaller(
  tenant: TenantContext,
  c: Context<TenantEnv>,
  accepted: readonly string[],
): Promise<Caller> {
  const token = bearerToken(c.req.header('authorization'));
  if (tenant.faults.takeNamed('expired_token') !== undefined) {
    throw managementError('expiredToken');
  }
  const reading = await readSignedToken(tenant, token, c.get('issuer'));
  switch (reading.outcome) {
    case 'malformed':
    case 'wrong-issuer':
      throw managementError('invalidToken');
    case 'bad-signature':
      throw managementError('invalidSignature');
    case 'expired':
      throw managementError('expiredToken');
    case 'valid':
      break;
  }
  const caller = callerOf(tenant, reading.claims);
  noteCaller(c, caller);
  if (!accepted.some((scope) => caller.scope.includes(scope))) {
    throw managementError('insufficientScope', accepted.join(','));
  }
  return caller;
}

function bearerToken(header: string | undefined): string {
  if (header === undefined || header === '') {
    throw managementError('missingAuthentication');
  }
  const [scheme, token, ...rest] = header.split(/\s+/);
  if (scheme?.toLowerCase() !== 'bearer') {
    throw managementError('missingAuthentication');
  }
  if (token === undefined || rest.length > 0 || token.split('.').length !== 3) {
    throw managementError('badHeaderFormat');
  }
  return token;
}

function callerOf(tenant: TenantContext, claims: JsonObject): Caller {
  if (claims['cnf'] !== undefined) {
    throw managementError('invalidToken');
  }
  const audiences = audiencesOf(claims);
  if (!audiences.some((audience) => isManagementAudience(tenant, audience))) {
    throw wrongAudience(tenant, audiences);
  }
  return {
    subject: textOf(claims['sub']),
    clientId: textOf(claims['azp']),
    scope: splitScope(textOf(claims['scope'])),
    claims,
  };
}

/** An ID token (audience: an application) is "invalid"; a token for another API has a bad audience. */
function wrongAudience(tenant: TenantContext, audiences: string[]): Error {
  const isIdToken = audiences.some((audience) => tenant.state.applications.has(audience));
  return isIdToken
    ? managementError('invalidToken')
    : managementError('badAudience', audiences.join(','));
}

function noteCaller(c: Context<TenantEnv>, caller: Caller): void {
  c.set('notes', {
    ...c.get('notes'),
    clientId: caller.clientId,
    scopeGranted: caller.scope.join(' '),
  });
}
