import { defined } from '../common/defined.ts';
import { newMethodId, type AuthenticationMethod } from './authentication-method.ts';
import type { UserEnrollment } from './user.ts';

/** Guardian's names of the second factors, and those of the My Account API. */
const typeOfFactor: Readonly<Record<string, AuthenticationMethod['type']>> = {
  authenticator: 'totp',
  otp: 'totp',
  totp: 'totp',
  guardian: 'push-notification',
  pn: 'push-notification',
  push: 'push-notification',
  'push-notification': 'push-notification',
  sms: 'phone',
  voice: 'phone',
  phone: 'phone',
  email: 'email',
  'recovery-code': 'recovery-code',
  'webauthn-platform': 'webauthn-platform',
  'webauthn-roaming': 'webauthn-roaming',
};

const factorOfType: Readonly<Partial<Record<AuthenticationMethod['type'], string>>> = {
  totp: 'authenticator',
  'push-notification': 'guardian',
  phone: 'sms',
};

/** The authentication method that an enrollment of a seed stands for; an unknown factor is `totp`. */
export function methodFromEnrollment(enrollment: UserEnrollment): AuthenticationMethod {
  const { type: factor, auth_method: method, status, name, phone_number: phone } = enrollment;
  const type = typeOfFactor[method] ?? typeOfFactor[factor] ?? 'totp';
  return {
    id: newMethodId(type),
    type,
    created_at: enrollment.enrolled_at,
    confirmed: status === 'confirmed',
    ...defined({ name, last_auth_at: enrollment.last_auth }),
    ...(type === 'phone'
      ? {
          phone_number: phone ?? enrollment.identifier ?? '',
          preferred_authentication_method: method === 'voice' ? 'voice' : 'sms',
        }
      : {}),
    ...(type === 'email' ? { email: enrollment.identifier ?? '' } : {}),
    enrollment,
  };
}

/** A method as `GET /api/v2/users/{id}/enrollments` shows it; `undefined` for a passkey. */
export function enrollmentOf(method: AuthenticationMethod): UserEnrollment | undefined {
  if (method.enrollment !== undefined) {
    return method.enrollment;
  }
  if (method.type === 'passkey') {
    return undefined;
  }
  const factor = factorOfType[method.type] ?? method.type;
  return {
    id: method.id.slice(method.id.indexOf('|') + 1),
    status: method.confirmed ? 'confirmed' : 'pending',
    type: factor,
    auth_method: factor,
    enrolled_at: method.created_at,
    ...defined({
      name: method.name,
      phone_number: method.phone_number,
      identifier: method.email,
      last_auth: method.last_auth_at,
    }),
  };
}
