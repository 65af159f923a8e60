import { isoTime } from '../../common/clock.ts';
import { sha256Base64Url } from '../../common/hash.ts';
import { textOf, type JsonObject } from '../../common/json.ts';
import { randomHexId } from '../../common/random-id.ts';
import type { ConnectedAccount, ConnectRequest } from '../../state/connected-account.ts';
import type { RequestContext, TenantContext } from '../../tenant/tenant-context.ts';
import { authenticateUser } from '../caller.ts';
import { myAccountError } from '../errors.ts';
import { text, url } from '../field-rules.ts';
import { readBody } from '../read-body.ts';
import { fieldError, validateBody, type BodyRules } from '../validate-body.ts';

const completeRules: BodyRules = {
  fields: {
    auth_session: text({ maxLength: 64 }),
    connect_code: text({ maxLength: 46 }),
    redirect_uri: url(2048),
    code_verifier: text({ minLength: 43, maxLength: 128 }),
  },
  required: ['auth_session', 'connect_code', 'redirect_uri'],
};

/** `POST /me/v1/connected-accounts/complete`: exchanges the code of the redirect, once. */
export async function completeConnection(c: RequestContext): Promise<Response> {
  const { tenant } = c.var;
  const { user } = await authenticateUser(c, 'create:me:connected_accounts');
  const body = await readBody(c);
  validateBody(body, completeRules);
  const request = tenant.state.connectRequests.get(textOf(body['auth_session']));
  if (request?.userId !== user.profile.user_id || request.expiresAt <= tenant.clock.now()) {
    throw fieldError('auth_session', 'has expired or belongs to another request');
  }
  if (request.isCompleted === true) {
    throw myAccountError('duplicate', 'The account is connected already.');
  }
  checkProof(request, body);
  request.isCompleted = true;
  const account = storeAccount(tenant, request);
  tenant.markChanged();
  return c.json(showAccount(account), 201);
}

/** An account as the API shows it. */
export function showAccount({ userId: _user, ...account }: ConnectedAccount): JsonObject {
  return { ...account, access_type: 'offline' };
}

function checkProof(request: ConnectRequest, body: JsonObject): void {
  if (request.connectCode === undefined || request.connectCode !== body['connect_code']) {
    throw fieldError('connect_code', 'is not the code of this request');
  }
  if (request.redirectUri !== body['redirect_uri']) {
    throw fieldError('redirect_uri', 'is not the one of this request');
  }
  if (request.codeChallenge === undefined) {
    return;
  }
  const challenge = sha256Base64Url(textOf(body['code_verifier']));
  if (challenge !== request.codeChallenge) {
    throw fieldError('code_verifier', 'does not match code_challenge');
  }
}

/** Connecting an account again gives it the new scopes; that it keeps its id is not verified. */
function storeAccount(tenant: TenantContext, request: ConnectRequest): ConnectedAccount {
  const { connectedAccounts } = tenant.state;
  const known = [...connectedAccounts.values()].find(
    ({ userId, connection }) => userId === request.userId && connection === request.connection,
  );
  const account: ConnectedAccount = {
    id: known?.id ?? `cac_${randomHexId()}`,
    userId: request.userId,
    connection: request.connection,
    scopes: [...(request.scopes ?? [])],
    created_at: known?.created_at ?? isoTime(tenant.clock),
  };
  connectedAccounts.set(account.id, account);
  return account;
}
