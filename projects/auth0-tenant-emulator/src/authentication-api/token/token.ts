import { noteRequest } from '../../tenant/note-request.ts';
import type { RequestContext } from '../../tenant/tenant-context.ts';
import { oauthError } from '../oauth-errors.ts';
import { bodyParameters, required, type Parameters } from '../request-parameters.ts';
import { authenticateClient } from './authenticate-client.ts';
import { authorizationCodeGrant } from './authorization-code-grant.ts';
import { clientCredentialsGrant } from './client-credentials-grant.ts';
import { mfaOobGrant, mfaOtpGrant, mfaRecoveryCodeGrant } from './mfa-grants.ts';
import { passwordGrant } from './password-grant.ts';
import { proofOfPossession } from './proof-of-possession.ts';
import { refreshTokenGrant } from './refresh-token-grant.ts';
import type { GrantHandler } from './token-request.ts';

const GRANT_HANDLERS: ReadonlyMap<string, GrantHandler> = new Map([
  ['authorization_code', authorizationCodeGrant],
  ['refresh_token', refreshTokenGrant],
  ['client_credentials', clientCredentialsGrant],
  ['password', passwordGrant],
  ['http://auth0.com/oauth/grant-type/password-realm', passwordGrant],
  ['http://auth0.com/oauth/grant-type/mfa-otp', mfaOtpGrant],
  ['http://auth0.com/oauth/grant-type/mfa-oob', mfaOobGrant],
  ['http://auth0.com/oauth/grant-type/mfa-recovery-code', mfaRecoveryCodeGrant],
]);

/** Grants of a login: they keep its organization, whatever the request says. */
const KEEPS_ORGANIZATION = new Set(['authorization_code', 'refresh_token']);

/** `POST /oauth/token`, form-encoded or JSON. */
export async function token(c: RequestContext): Promise<Response> {
  const { tenant } = c.var;
  const body = await bodyParameters(c);
  noteTokenRequest(c, body);
  const grantType = required(body, 'grant_type');
  const handler = GRANT_HANDLERS.get(grantType);
  if (handler === undefined) {
    throw oauthError('unsupportedGrant', grantType);
  }
  if (body.has('organization') && !KEEPS_ORGANIZATION.has(grantType)) {
    throw oauthError('organization');
  }
  const application = await authenticateClient(c, body);
  noteRequest(c, { clientId: application.client_id });
  if (!application.grant_types.includes(grantType)) {
    throw oauthError('grantNotAllowed', grantType);
  }
  const dpopJkt = await proofOfPossession(c, application);
  const response = await handler(tenant, {
    application,
    body,
    issuer: c.get('issuer'),
    dpopJkt,
    note: (notes) => {
      noteRequest(c, notes);
    },
  });
  const { scope } = response;
  noteRequest(c, { scopeGranted: typeof scope === 'string' ? scope : undefined });
  tenant.markChanged();
  return c.json(response, 200, { 'cache-control': 'no-store', pragma: 'no-cache' });
}

function noteTokenRequest(c: RequestContext, body: Parameters): void {
  noteRequest(c, {
    grantType: body.get('grant_type'),
    clientId: body.get('client_id'),
    audience: body.get('audience'),
    scopeRequested: body.get('scope'),
  });
}
