import { isoTime } from '../../common/clock.ts';
import { isStringList, textOf, type JsonObject } from '../../common/json.ts';
import { newTotpSecret } from '../../common/totp.ts';
import { newMethodId, type AuthenticationMethod } from '../../state/authentication-method.ts';
import type { UserRecord } from '../../state/user.ts';
import type { RequestContext, TenantContext } from '../../tenant/tenant-context.ts';
import { authenticatorUri } from '../../users/authenticator-uri.ts';
import { isEmail } from '../../users/email-address.ts';
import { oauthError } from '../oauth-errors.ts';
import { bodyObject } from '../request-parameters.ts';
import { sendChallenge } from './challenge.ts';
import { waitingCaller } from './mfa-caller.ts';
import { secondFactors } from './second-factors.ts';

const RECOVERY_CODE_LENGTH = 24;
const PHONE_NUMBER = /^\+[1-9]\d{1,14}$/;

type NewMethod = Partial<AuthenticationMethod> & Pick<AuthenticationMethod, 'type'>;

/**
 * `POST /mfa/associate`: enrolls a user's first second factor, which counts once it has been used. One
 * who has a second factor has to use that instead.
 */
export async function associate(c: RequestContext): Promise<Response> {
  const { tenant } = c.var;
  const { transaction, user } = waitingCaller(c);
  const body = await bodyObject(c);
  if (secondFactors(user).length > 0) {
    throw oauthError('alreadyEnrolled');
  }
  const method = addMethod(tenant, user, newMethod(user, body));
  const recovery = recoveryCodes(tenant, user);
  const { secret = '' } = method;
  const barcode_uri = authenticatorUri(c.get('issuer'), user.profile, secret);
  if (method.type === 'totp') {
    return c.json({ authenticator_type: 'otp', id: method.id, secret, barcode_uri, ...recovery });
  }
  const { oobCode, code } = sendChallenge(tenant, transaction, user, method);
  return c.json({
    authenticator_type: 'oob',
    id: method.id,
    oob_channel: channelOfBody(body),
    oob_code: oobCode,
    ...(code === undefined ? { barcode_uri } : { binding_method: 'prompt' }),
    ...recovery,
  });
}

function newMethod({ profile }: UserRecord, body: JsonObject): NewMethod {
  const { authenticator_types: types } = body;
  if (isStringList(types) && types.includes('otp')) {
    return { type: 'totp', secret: newTotpSecret() };
  }
  if (!isStringList(types) || !types.includes('oob')) {
    throw oauthError('missingParameter', 'authenticator_types');
  }
  const channel = channelOfBody(body);
  switch (channel) {
    case 'auth0':
      return { type: 'push-notification', secret: newTotpSecret() };
    case 'email': {
      const email = textOf(body['email']) || (profile.email ?? '');
      return isEmail(email) ? { type: 'email', email } : missing('email');
    }
    case 'sms':
    case 'voice': {
      const number = textOf(body['phone_number']);
      return PHONE_NUMBER.test(number)
        ? { type: 'phone', phone_number: number, preferred_authentication_method: channel }
        : missing('phone_number');
    }
    default:
      return missing('oob_channels');
  }
}

function channelOfBody({ oob_channels: channels }: JsonObject): string {
  return isStringList(channels) ? (channels[0] ?? '') : '';
}

function missing(name: string): never {
  throw oauthError('missingParameter', name);
}

/** Stores a method that is not confirmed; it replaces one of its type that was not either. */
function addMethod(
  tenant: TenantContext,
  user: UserRecord,
  members: NewMethod,
): AuthenticationMethod {
  const method: AuthenticationMethod = {
    id: newMethodId(members.type),
    created_at: isoTime(tenant.clock),
    confirmed: false,
    ...members,
  };
  user.methods = [
    ...user.methods.filter((item) => item.confirmed || item.type !== members.type),
    method,
  ];
  tenant.markChanged();
  return method;
}

/** A recovery code for a user who has none. */
function recoveryCodes(tenant: TenantContext, user: UserRecord): { recovery_codes?: string[] } {
  if (user.methods.some(({ type, confirmed }) => type === 'recovery-code' && confirmed)) {
    return {};
  }
  const secret = newRecoveryCode();
  const method = addMethod(tenant, user, { type: 'recovery-code', secret });
  method.confirmed = true;
  return { recovery_codes: [secret] };
}

/** A recovery code of 24 characters. */
export function newRecoveryCode(): string {
  return newTotpSecret().slice(0, RECOVERY_CODE_LENGTH);
}
