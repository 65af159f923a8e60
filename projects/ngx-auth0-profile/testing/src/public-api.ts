// Set-up
export { provideAuth0ProfileTesting } from './provide-auth0-profile-testing';
export type {
  Auth0ProfileTestingOptions,
  FailureMatch,
  TestAnswer,
  TestFailure,
  TestProfile,
  TestRefusal,
  TestTokenFailure,
} from './testing-options';

// What was sent, and what comes
export { Auth0ProfileTestingController } from './auth0-profile-testing-controller';
export type { SentCall } from './auth0-profile-testing-controller';

// Components
export { ProfileHarness } from './profile-harness';
export type { ProfileHarnessOptions } from './profile-harness';
