import { newTotpSecret } from '../../../common/totp.ts';
import type { MethodKind } from './method-kind.ts';
import { addUnconfirmed, confirm } from './second-factor.ts';

const LENGTH = 24;

/** A code to write down; a new one replaces the one before as soon as it is confirmed. */
export const recoveryCode: MethodKind = {
  startRules: { fields: {} },
  start(request) {
    const secret = newTotpSecret().slice(0, LENGTH);
    const { id } = addUnconfirmed(request, 'recovery-code', { secret });
    return { stored: { methodId: id }, shown: { id, recovery_code: secret } };
  },
  verifyRules: { fields: {} },
  verify(request, enrollment) {
    const shown = confirm(request, enrollment);
    const { user } = request;
    user.methods = user.methods.filter(
      ({ id, type }) => type !== 'recovery-code' || id === enrollment.methodId,
    );
    return shown;
  },
};
