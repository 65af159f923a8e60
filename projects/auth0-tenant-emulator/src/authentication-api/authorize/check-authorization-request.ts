import type { Application } from '../../state/application.ts';
import type { AuthorizationRequest } from '../../state/grants.ts';
import type { TenantContext } from '../../tenant/tenant-context.ts';
import { resolveAudience } from '../../tokens/audience.ts';
import { lacksAccess } from '../../tokens/my-account-access.ts';
import { splitScope } from '../../tokens/grant-scopes.ts';
import type { Parameters } from '../request-parameters.ts';
import { AuthorizationFailure, AuthorizationPageFailure } from './authorization-failure.ts';
import { defined } from '../../common/defined.ts';
import { isAllowedUrl } from '../../common/allowed-url.ts';
import { checkOrganization } from './check-organization.ts';
import { checkRedirectUri } from './check-redirect-uri.ts';
import { parseResponseMode, parseResponseType } from './check-response-type.ts';

/** Reads and checks the parameters of `/authorize`, in the order a reader of errors expects. */
export function checkAuthorizationRequest(
  tenant: TenantContext,
  parameters: Parameters,
  issuer: string,
): AuthorizationRequest {
  const application = checkClient(tenant, parameters.get('client_id'));
  const redirectUri = checkRedirectUri(application, parameters.get('redirect_uri'));
  const request = readRequest(tenant, parameters, application, redirectUri, issuer);
  checkResponse(request, parameters);
  checkWebOrigin(request, application);
  checkGrantTypes(request, application);
  checkPkce(request, application, parameters);
  const organization = parameters.get('organization');
  const organizationId = checkOrganization(tenant, request, application, organization);
  if (request.audience !== undefined && resolveAudience(tenant, request.audience) === undefined) {
    fail(request, 'access_denied', `Service not found: ${request.audience}`);
  }
  checkAccess(tenant, request, application);
  if (request.connection !== undefined && !tenant.state.connections.has(request.connection)) {
    fail(request, 'invalid_request', 'the connection was not found');
  }
  return { ...request, ...defined({ organizationId }) };
}

/** Words as in public reports of APIs whose policy is `require_client_grant`. */
function checkAccess(
  tenant: TenantContext,
  request: AuthorizationRequest,
  application: Application,
): void {
  const { audience } = request;
  if (audience !== undefined && lacksAccess(tenant, application, audience)) {
    const { client_id: id } = application;
    const description = `Client "${id}" is not authorized to access resource server "${audience}".`;
    fail(request, 'invalid_request', description);
  }
}

function checkClient(tenant: TenantContext, clientId: string | undefined): Application {
  if (clientId === undefined || clientId === '') {
    throw new AuthorizationPageFailure(
      400,
      'invalid_request',
      'Missing required parameter: client_id',
    );
  }
  const application = tenant.state.applications.get(clientId);
  if (application === undefined) {
    throw new AuthorizationPageFailure(400, 'invalid_request', `Unknown client: ${clientId}`);
  }
  return application;
}

function readRequest(
  tenant: TenantContext,
  parameters: Parameters,
  application: Application,
  redirectUri: string,
  issuer: string,
): AuthorizationRequest {
  const text = (name: string): string | undefined => {
    const value = parameters.get(name);
    return value === '' ? undefined : value;
  };
  const types = parseResponseType(text('response_type')) ?? [];
  const mode = parseResponseMode(text('response_mode'), types);
  const audience = text('audience') ?? tenant.seed.tenant?.default_audience;
  const method = text('code_challenge_method');
  const maxAge = Number(text('max_age'));
  return {
    clientId: application.client_id,
    redirectUri,
    responseType: types,
    responseMode: mode ?? (types.length === 1 && types[0] === 'code' ? 'query' : 'fragment'),
    scope: splitScope(text('scope')),
    issuer,
    codeChallengeMethod: method === 'S256' ? 'S256' : 'plain',
    ...defined({
      audience,
      state: text('state'),
      nonce: text('nonce'),
      codeChallenge: text('code_challenge'),
      prompt: text('prompt'),
      maxAge: Number.isInteger(maxAge) && maxAge >= 0 ? maxAge : undefined,
      loginHint: text('login_hint'),
      acrValues: text('acr_values'),
      screenHint: text('screen_hint'),
      connection: text('connection') ?? text('realm'),
      dpopJkt: text('dpop_jkt'),
      loginTicket: text('login_ticket'),
    }),
  };
}

function checkResponse(request: AuthorizationRequest, parameters: Parameters): void {
  const type = parameters.get('response_type');
  if (type === undefined || type === '') {
    fail(request, 'invalid_request', 'Missing required parameter: response_type');
  }
  if (request.responseType.length === 0) {
    fail(request, 'unsupported_response_type', `Unsupported response type: ${type}`);
  }
  const mode = parameters.get('response_mode');
  if (mode !== undefined && mode !== '' && mode !== request.responseMode) {
    fail(request, 'invalid_request', `Unsupported response mode: ${mode}`);
  }
  if (request.responseType.includes('id_token') && request.nonce === undefined) {
    fail(request, 'invalid_request', 'Missing required parameter: nonce');
  }
}

/** Without this a page of any origin could read a user's tokens out of a hidden frame. */
function checkWebOrigin(request: AuthorizationRequest, application: Application): void {
  if (request.responseMode !== 'web_message') {
    return;
  }
  const { origin } = new URL(request.redirectUri);
  if (isAllowedUrl(application.web_origins, origin)) {
    return;
  }
  throw new AuthorizationPageFailure(
    403,
    'access_denied',
    `Origin ${origin} is not allowed. Add it to "web_origins" of the client ` +
      `"${application.client_id}" in the seed (Allowed Web Origins in the dashboard).`,
  );
}

function checkGrantTypes(request: AuthorizationRequest, application: Application): void {
  const needed = new Set(
    request.responseType.map((type) => (type === 'code' ? 'authorization_code' : 'implicit')),
  );
  for (const grant of needed) {
    if (!application.grant_types.includes(grant)) {
      fail(request, 'unauthorized_client', `Grant type '${grant}' not allowed for the client.`);
    }
  }
}

function checkPkce(
  request: AuthorizationRequest,
  application: Application,
  parameters: Parameters,
): void {
  const method = parameters.get('code_challenge_method');
  if (method !== undefined && method !== 'S256' && method !== 'plain') {
    fail(request, 'invalid_request', `Unsupported code_challenge_method: ${method}`);
  }
  const isPublic = application.app_type === 'spa' || application.app_type === 'native';
  if (request.responseType.includes('code') && isPublic && request.codeChallenge === undefined) {
    fail(request, 'invalid_request', 'Missing required parameter: code_challenge');
  }
}

function fail(request: AuthorizationRequest, error: string, description: string): never {
  throw new AuthorizationFailure(request, error, description);
}
