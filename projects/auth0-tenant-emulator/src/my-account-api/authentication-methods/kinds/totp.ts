import { isTotpCode, newTotpSecret } from '../../../common/totp.ts';
import { textOf } from '../../../common/json.ts';
import { authenticatorUri } from '../../../users/authenticator-uri.ts';
import { TEST_ONE_TIME_CODE } from '../../../users/one-time-code.ts';
import { text } from '../../field-rules.ts';
import { fieldError } from '../../validate-body.ts';
import type { EnrollmentRequest, MethodKind } from './method-kind.ts';
import { addUnconfirmed, confirm } from './second-factor.ts';

/** An authenticator app: the QR code's payload first, then one of its codes. */
export const totp: MethodKind = {
  startRules: { fields: {} },
  start(request) {
    const secret = newTotpSecret();
    const { id } = addUnconfirmed(request, 'totp', { secret });
    const shown = { id, barcode_uri: barcodeUri(request, secret), manual_input_code: secret };
    return { stored: { methodId: id }, shown };
  },
  verifyRules: { fields: { otp_code: text() }, required: ['otp_code'] },
  verify(request, enrollment) {
    const { c, user, body } = request;
    const { secret = '' } = user.methods.find(({ id }) => id === enrollment.methodId) ?? {};
    const code = textOf(body['otp_code']);
    if (code !== TEST_ONE_TIME_CODE && !isTotpCode(secret, code, c.var.tenant.clock.now())) {
      throw fieldError('otp_code', 'is not a code of this authenticator');
    }
    return confirm(request, enrollment);
  },
};

/** The payload of a QR code, in the format of authenticator apps. */
export function barcodeUri({ c, user }: EnrollmentRequest, secret: string): string {
  return authenticatorUri(c.get('issuer'), user.profile, secret);
}
