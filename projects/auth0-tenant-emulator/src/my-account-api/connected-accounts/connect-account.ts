import { defined } from '../../common/defined.ts';
import { isAllowedUrl } from '../../common/allowed-url.ts';
import { isJsonObject, isStringList, textOf, type JsonValue } from '../../common/json.ts';
import { randomId } from '../../common/random-id.ts';
import { dropExpired } from '../../state/drop-expired.ts';
import type { RequestContext } from '../../tenant/tenant-context.ts';
import { authenticateUser } from '../caller.ts';
import { myAccountError } from '../errors.ts';
import { oneOf, text, url } from '../field-rules.ts';
import { readBody } from '../read-body.ts';
import { fieldError, validateBody, type BodyRules } from '../validate-body.ts';
import { connectableConnections } from './list-connections.ts';

const LIFETIME_SECONDS = 300;
const MAX_SCOPES = 100;
const MAX_SCOPE_LENGTH = 255;

const connectRules: BodyRules = {
  fields: {
    connection: text({ maxLength: 128 }),
    redirect_uri: url(2048),
    state: text({ maxLength: 4096 }),
    scopes: scopeFault,
    code_challenge: text({ minLength: 43, maxLength: 128 }),
    code_challenge_method: oneOf('S256'),
    authorization_params: (value) => (isJsonObject(value) ? undefined : 'must be an object'),
  },
  required: ['connection', 'redirect_uri'],
};

function scopeFault(value: JsonValue): string | undefined {
  const isAllowed =
    isStringList(value) &&
    value.length > 0 &&
    value.length <= MAX_SCOPES &&
    new Set(value).size === value.length &&
    value.every((scope) => scope !== '' && scope.length <= MAX_SCOPE_LENGTH);
  return isAllowed ? undefined : 'must be a list of 1 to 100 different scopes';
}

/** `POST /me/v1/connected-accounts/connect`: where the user has to go to connect an account. */
export async function connectAccount(c: RequestContext): Promise<Response> {
  const { tenant } = c.var;
  const { user, clientId } = await authenticateUser(c, 'create:me:connected_accounts');
  const body = await readBody(c);
  validateBody(body, connectRules);
  if (body['code_challenge'] !== undefined && body['code_challenge_method'] === undefined) {
    throw fieldError('code_challenge_method', 'is required');
  }
  const connection = textOf(body['connection']);
  if (!connectableConnections(tenant).some(({ name }) => name === connection)) {
    throw myAccountError('unknownConnection', connection);
  }
  const redirectUri = textOf(body['redirect_uri']);
  const application = tenant.state.applications.get(clientId);
  if (application === undefined || !isAllowedUrl(application.callbacks, redirectUri)) {
    throw fieldError('redirect_uri', 'is not among the callback URLs of the application');
  }
  const now = tenant.clock.now();
  const { state, scopes, code_challenge: challenge } = body;
  const request = {
    authSession: randomId(48),
    ticket: randomId(32),
    userId: user.profile.user_id,
    connection,
    redirectUri,
    ...(typeof state === 'string' ? { state } : {}),
    ...(isStringList(scopes) ? { scopes } : {}),
    ...(typeof challenge === 'string' ? { codeChallenge: challenge } : {}),
    expiresAt: now + LIFETIME_SECONDS * 1000,
  };
  dropExpired(tenant.state.connectRequests, now);
  tenant.state.connectRequests.set(request.authSession, defined(request));
  tenant.markChanged();
  const answer = {
    connect_uri: `${c.get('issuer')}connected-accounts/connect`,
    auth_session: request.authSession,
    connect_params: { ticket: request.ticket },
    expires_in: LIFETIME_SECONDS,
  };
  return c.json(answer, 201);
}
