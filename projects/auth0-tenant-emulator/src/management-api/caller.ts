import { noteRequest } from '../tenant/note-request.ts';
import { textOf, type JsonObject } from '../common/json.ts';
import type { RequestContext, TenantContext } from '../tenant/tenant-context.ts';
import { isManagementAudience } from '../tokens/audience.ts';
import { splitScope } from '../tokens/grant-scopes.ts';
import { audiencesOf, readSignedToken } from '../tokens/read-token.ts';
import { managementError } from './errors.ts';

/** The caller of the Management API, with its scopes. */
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
  c: RequestContext,
  accepted: readonly string[],
): Promise<Caller> {
  const { tenant } = c.var;
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

function noteCaller(c: RequestContext, caller: Caller): void {
  noteRequest(c, { clientId: caller.clientId, scopeGranted: caller.scope.join(' ') });
}
