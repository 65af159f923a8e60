import type { JsonObject } from '../common/json.ts';
import { OIDC_SCOPES } from '../tokens/grant-scopes.ts';
import type { RequestContext } from '../tenant/tenant-context.ts';

/**
 * `GET /.well-known/openid-configuration`, and the same as OAuth 2.0 metadata (RFC 8414 §3). Each issuer's document is serialised once.
 */
export function discovery(): (c: RequestContext) => Response {
  const documents = new Map<string, string>();
  return (c) => {
    const issuer = c.get('issuer');
    const document = documents.get(issuer) ?? JSON.stringify(metadataOf(issuer));
    documents.set(issuer, document);
    return c.body(document, 200, { 'content-type': 'application/json' });
  };
}

function metadataOf(issuer: string): JsonObject {
  return {
    issuer,
    authorization_endpoint: `${issuer}authorize`,
    token_endpoint: `${issuer}oauth/token`,
    userinfo_endpoint: `${issuer}userinfo`,
    jwks_uri: `${issuer}.well-known/jwks.json`,
    revocation_endpoint: `${issuer}oauth/revoke`,
    mfa_challenge_endpoint: `${issuer}mfa/challenge`,
    end_session_endpoint: `${issuer}oidc/logout`,
    scopes_supported: [...OIDC_SCOPES],
    response_types_supported: [
      'code',
      'token',
      'id_token',
      'code token',
      'code id_token',
      'token id_token',
      'code token id_token',
    ],
    response_modes_supported: ['query', 'fragment', 'form_post', 'web_message'],
    grant_types_supported: [
      'authorization_code',
      'implicit',
      'refresh_token',
      'client_credentials',
      'password',
      'http://auth0.com/oauth/grant-type/password-realm',
      'http://auth0.com/oauth/grant-type/mfa-otp',
      'http://auth0.com/oauth/grant-type/mfa-oob',
      'http://auth0.com/oauth/grant-type/mfa-recovery-code',
    ],
    code_challenge_methods_supported: ['S256', 'plain'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    token_endpoint_auth_methods_supported: [
      ...['client_secret_basic', 'client_secret_post', 'private_key_jwt', 'none'],
    ],
    token_endpoint_auth_signing_alg_values_supported: ['RS256', 'RS384', 'PS256'],
    claims_supported: [
      ...['aud', 'auth_time', 'created_at', 'email', 'email_verified', 'exp', 'family_name'],
      ...['given_name', 'iat', 'identities', 'iss', 'name', 'nickname', 'phone_number'],
      ...['picture', 'sub'],
    ],
    dpop_signing_alg_values_supported: ['ES256'],
    request_uri_parameter_supported: false,
    request_parameter_supported: false,
  };
}
