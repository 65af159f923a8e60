import type { EnrollableType } from '../../../state/authentication-method.ts';
import { email, phone } from './code-by-message.ts';
import type { MethodKind } from './method-kind.ts';
import { passkey } from './passkey.ts';
import { password } from './password.ts';
import { pushNotification } from './push-notification.ts';
import { recoveryCode } from './recovery-code.ts';
import { totp } from './totp.ts';

/** How each type of authentication method is enrolled. */
export const methodKinds: Readonly<Record<EnrollableType, MethodKind>> = {
  password,
  passkey,
  totp,
  phone,
  email,
  'push-notification': pushNotification,
  'recovery-code': recoveryCode,
};
