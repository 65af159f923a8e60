// Set-up
export { withMyAccount } from './with-my-account';
export type { MyAccountOptions } from './with-my-account';

// Passwords, passkeys and second factors
export { AuthenticationMethods } from './authentication-methods';
export type {
  AuthenticationFactor,
  AuthenticationMethod,
  AuthenticationMethodType,
  AuthenticationMethodUsage,
  PhoneAuthenticationMethod,
} from './authentication-method';
export type {
  BarcodeDetails,
  EnrollableType,
  Enrollment,
  EnrollmentDetails,
  EnrollmentRequest,
  PasskeyCreationOptions,
  PasswordPolicy,
  StartedEnrollment,
} from './enrollment';

// For `ngx-auth0-profile/ui` only
export type { AuthenticationCommands as ɵAuthenticationCommands } from './authentication-commands';
