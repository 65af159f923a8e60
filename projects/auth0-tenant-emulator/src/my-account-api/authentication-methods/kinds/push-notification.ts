import { newTotpSecret } from '../../../common/totp.ts';
import { fieldError } from '../../validate-body.ts';
import type { MethodKind } from './method-kind.ts';
import { addUnconfirmed, confirm } from './second-factor.ts';
import { barcodeUri } from './totp.ts';

/**
 * The Guardian app. Nobody has to scan anything: it is approved at once, or with
 * `push_notifications: "wait"` in the seed by the control plane.
 */
export const pushNotification: MethodKind = {
  startRules: { fields: {} },
  start(request) {
    const secret = newTotpSecret();
    const { id } = addUnconfirmed(request, 'push-notification');
    const settings = request.c.var.tenant.seed.tenant?.my_account;
    return {
      stored: { methodId: id, isApproved: settings?.push_notifications !== 'wait' },
      shown: { id, barcode_uri: barcodeUri(request, secret), manual_input_code: secret },
    };
  },
  verifyRules: { fields: {} },
  verify(request, enrollment) {
    if (enrollment.isApproved !== true) {
      throw fieldError('auth_session', 'has not been approved on the device');
    }
    return confirm(request, enrollment);
  },
};
