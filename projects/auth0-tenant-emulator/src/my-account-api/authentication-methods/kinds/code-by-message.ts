import { textOf } from '../../../common/json.ts';
import { isEmail } from '../../../users/email-address.ts';
import { TEST_ONE_TIME_CODE } from '../../../users/one-time-code.ts';
import { sendOneTimeCode } from '../../../users/send-one-time-code.ts';
import type { AuthenticationMethod } from '../../../state/authentication-method.ts';
import { oneOf, text } from '../../field-rules.ts';
import { fieldError, type FieldRule } from '../../validate-body.ts';
import type { EnrollmentRequest, MethodKind } from './method-kind.ts';
import { addUnconfirmed, confirm } from './second-factor.ts';

const isAddress: FieldRule = (value) =>
  typeof value === 'string' && isEmail(value) ? undefined : 'must be an e-mail address';

const phoneNumber = text({
  pattern: /^\+[1-9]\d{1,14}$/,
  message: 'must be a phone number in E.164 format, such as +15551234567',
});

/** An e-mail address, to which a code is sent. */
export const email: MethodKind = {
  startRules: { fields: { email: isAddress }, required: ['email'] },
  start: (request) => {
    const address = textOf(request.body['email']);
    return sendTo(request, 'email', 'email', { email: address });
  },
  verifyRules: { fields: { otp_code: text() }, required: ['otp_code'] },
  verify: checkCode,
};

/** A phone number, to which a code is sent by SMS or voice call. */
export const phone: MethodKind = {
  startRules: {
    fields: {
      phone_number: phoneNumber,
      preferred_authentication_method: oneOf('sms', 'voice'),
    },
    required: ['phone_number'],
  },
  start: (request) => {
    const { body } = request;
    return sendTo(request, 'phone', 'phone_number', {
      phone_number: textOf(body['phone_number']),
      preferred_authentication_method:
        body['preferred_authentication_method'] === 'voice' ? 'voice' : 'sms',
    });
  },
  verifyRules: { fields: { otp_code: text() }, required: ['otp_code'] },
  verify: checkCode,
};

function sendTo(
  request: EnrollmentRequest,
  type: 'email' | 'phone',
  field: 'email' | 'phone_number',
  members: Partial<AuthenticationMethod>,
): ReturnType<MethodKind['start']> {
  const { c, user } = request;
  const to = members[field] ?? '';
  if (user.methods.some((method) => method.confirmed && method[field] === to)) {
    throw fieldError(field, 'is enrolled already');
  }
  const { id } = addUnconfirmed(request, type, members);
  const channel = type === 'email' ? 'email' : (members.preferred_authentication_method ?? 'sms');
  const code = sendOneTimeCode(c.var.tenant, user, { to, channel });
  return { stored: { methodId: id, code }, shown: { id } };
}

function checkCode(
  request: EnrollmentRequest,
  enrollment: Parameters<MethodKind['verify']>[1],
): ReturnType<MethodKind['verify']> {
  const code = textOf(request.body['otp_code']);
  if (code !== TEST_ONE_TIME_CODE && code !== enrollment.code) {
    throw fieldError('otp_code', 'is not the code that was sent');
  }
  return confirm(request, enrollment);
}
