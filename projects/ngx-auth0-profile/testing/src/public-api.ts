export { provideAuth0ProfileTesting } from './provide-auth0-profile-testing';
export { Auth0ProfileTestingController } from './auth0-profile-testing-controller';
export type { SentCall } from './auth0-profile-testing-controller';
export type { Auth0ProfileTestingOptions, TestFailure, TestProfile } from './testing-options';
