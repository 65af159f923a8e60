import type { Context } from 'hono';
import type { Application } from '../state/application.ts';
import type { TenantContext, TenantEnv } from '../tenant-context.ts';
import { oauthError } from './oauth-errors.ts';
import { bodyParameters, required, type Parameters } from './request-parameters.ts';
import { authenticateClient } from './token/authenticate-client.ts';
import { authorizationCodeGrant } from './token/authorization-code-grant.ts';
import { clientCredentialsGrant } from './token/client-credentials-grant.ts';
import { passwordGrant } from './token/password-grant.ts';
import { proofOfPossession } from './token/proof-of-possession.ts';
import { refreshTokenGrant } from './token/refresh-token-grant.ts';

const PASSWORD_REALM = 'http://auth0.com/oauth/grant-type/password-realm';

const GRANT_TYPES = new Set([
  'authorization_code',
  'refresh_token',
  'client_credentials',
  'password',
  PASSWORD_REALM,
]);

/** `POST /oauth/token`, form-encoded or JSON. */
export async function token(tenant: TenantContext, c: Context<TenantEnv>): Promise<Response> {
  const body = await bodyParameters(c);
  noteRequest(c, body);
  const grantType = required(body, 'grant_type');
  if (!GRANT_TYPES.has(grantType)) {
    throw oauthError('unsupportedGrant', grantType);
  }
  if (body.has('organization')) {
    throw oauthError('organization');
  }
  const application = await authenticateClient(tenant, c, body);
  c.set('notes', { ...c.get('notes'), clientId: application.client_id });
  if (!application.grant_types.includes(grantType)) {
    throw oauthError('grantNotAllowed', grantType);
  }
  const answer = await runGrant(tenant, c, grantType, application, body);
  const scope = answer['scope'];
  if (typeof scope === 'string') {
    c.set('notes', { ...c.get('notes'), scopeGranted: scope });
  }
  tenant.markChanged();
  return c.json(answer, 200, { 'cache-control': 'no-store', pragma: 'no-cache' });
}

async function runGrant(
  tenant: TenantContext,
  c: Context<TenantEnv>,
  grantType: string,
  application: Application,
  body: Parameters,
): Promise<Record<string, string | number>> {
  const dpopJkt = await proofOfPossession(tenant, c, application);
  switch (grantType) {
    case 'authorization_code':
      return authorizationCodeGrant(tenant, application, body, dpopJkt);
    case 'refresh_token':
      return refreshTokenGrant(tenant, application, body, dpopJkt);
    case 'client_credentials':
      return clientCredentialsGrant(tenant, application, body, c.get('issuer'), dpopJkt);
    default:
      return passwordGrant(tenant, application, body, c.get('issuer'), dpopJkt);
  }
}

function noteRequest(c: Context<TenantEnv>, body: Parameters): void {
  const notes = { ...c.get('notes') };
  const [grantType, clientId, audience, scope] = [
    body.get('grant_type'),
    body.get('client_id'),
    body.get('audience'),
    body.get('scope'),
  ];
  if (grantType !== undefined) {
    notes.grantType = grantType;
  }
  if (clientId !== undefined) {
    notes.clientId = clientId;
  }
  if (audience !== undefined) {
    notes.audience = audience;
  }
  if (scope !== undefined) {
    notes.scopeRequested = scope;
  }
  c.set('notes', notes);
}
