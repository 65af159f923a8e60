import { randomId } from '../../common/random-id.ts';
import type { AuthenticationMethod } from '../../state/authentication-method.ts';
import type { MfaChallenge, MfaTransaction } from '../../state/mfa-transaction.ts';
import type { UserRecord } from '../../state/user.ts';
import type { RequestContext, TenantContext } from '../../tenant/tenant-context.ts';
import { sendOneTimeCode } from '../../users/send-one-time-code.ts';
import { oauthError } from '../oauth-errors.ts';
import { bodyParameters, required, type Parameters } from '../request-parameters.ts';
import { authenticateClient } from '../token/authenticate-client.ts';
import { waitingUser } from './mfa-caller.ts';
import { channelOf, secondFactors } from './second-factors.ts';

/** `POST /mfa/challenge`: asks for a code of the authenticator app, or sends a code or a notification. */
export async function challenge(c: RequestContext): Promise<Response> {
  const { tenant } = c.var;
  const body = await bodyParameters(c);
  const application = await authenticateClient(c, body);
  const { transaction, user } = waitingUser(tenant, required(body, 'mfa_token'));
  if (transaction.grant.clientId !== application.client_id) {
    throw oauthError('malformedMfaToken');
  }
  const method = methodToChallenge(user, body);
  if (method.type === 'totp') {
    return c.json({ challenge_type: 'otp' });
  }
  const { oobCode, code } = sendChallenge(tenant, transaction, user, method);
  const binding = code === undefined ? {} : { binding_method: 'prompt' };
  return c.json({ challenge_type: 'oob', oob_code: oobCode, ...binding });
}

/** Sends a code, or a push notification, and notes it in the login that waits. */
export function sendChallenge(
  tenant: TenantContext,
  transaction: MfaTransaction,
  user: UserRecord,
  method: AuthenticationMethod,
): MfaChallenge {
  const sent: MfaChallenge = { oobCode: randomId(32), methodId: method.id };
  const channel = channelOf(method);
  if (channel === 'auth0') {
    sent.isApproved = tenant.seed.tenant?.my_account?.push_notifications !== 'wait';
  } else {
    const to = method.phone_number ?? method.email ?? '';
    sent.code = sendOneTimeCode(tenant, user, { to, channel });
  }
  transaction.challenges.push(sent);
  tenant.markChanged();
  return sent;
}

/** The authenticator that the request names, else the first one of the challenge types it allows. */
function methodToChallenge(user: UserRecord, body: Parameters): AuthenticationMethod {
  const factors = secondFactors(user).filter(({ type }) => type !== 'recovery-code');
  if (factors.length === 0) {
    throw oauthError('associationRequired');
  }
  const types = (body.get('challenge_type') ?? 'otp oob').split(' ');
  const id = body.get('authenticator_id');
  const method = factors.find(
    (item) =>
      types.includes(item.type === 'totp' ? 'otp' : 'oob') && (id === undefined || item.id === id),
  );
  if (method === undefined) {
    throw oauthError('unsupportedChallenge');
  }
  return method;
}
