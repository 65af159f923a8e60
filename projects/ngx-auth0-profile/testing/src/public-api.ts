// Set-up
export { provideAuth0ProfileTesting } from './provide-auth0-profile-testing';
export type { Auth0ProfileTestingOptions, TestProfile } from './testing-options';

// What Auth0 and the APIs answer
export { Auth0ProfileTestingController } from './auth0-profile-testing-controller';
export type { RequestMatch } from './request-match';
export type { TestResponse, TestResponseBody } from './test-response';
export type {
  TestErrorResponse,
  TestFailure,
  TestPopupFailure,
  TestRefusal,
  TestTokenFailure,
} from './test-failure';

// What they were asked
export type { SentCall, TestLogin, TestLogout, TestStepUp } from './test-records';

// Components
export { ProfileHarness } from './profile-harness';
export type { ProfileHarnessOptions } from './profile-harness';

// For `ngx-auth0-profile/auth0-angular/testing` only
export { testClaims as ɵtestClaims } from './test-claims';
export { TestTenant as ɵTestTenant } from './test-tenant';
