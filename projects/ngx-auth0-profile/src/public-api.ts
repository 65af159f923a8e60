// Set-up
export { provideAuth0Profile } from './feature/provide-auth0-profile';
export { Auth0ProfileModule } from './feature/auth0-profile-module';
export type { Auth0ProfileFeature, Auth0ProfileFeatureKind } from './feature/auth0-profile-feature';
export { withManagementApi } from './resources/with-management-api';
export type { ManagementApiOptions } from './resources/with-management-api';
export { withProxy } from './resources/with-proxy';
export type { ProxyOptions } from './resources/with-proxy';
export { withResource } from './resources/with-resource';
export type { ResourceOptions, ScopesByRequest } from './resources/resource';
export { withEarlyStart } from './startup/with-early-start';
export { withRuntimeConfig } from './resources/with-runtime-config';
export type { RuntimeConfig } from './resources/with-runtime-config';
export type { Auth0Config } from './session/auth0-config';
export { withStepUp } from './step-up/with-step-up';
export { keepOnRedirect } from './step-up/keep-on-redirect';
export type { KeptState } from './step-up/keep-on-redirect';
export type { StepUpHandler, StepUpMethod, StepUpOptions, StepUpRequest } from './step-up/step-up';

// Requests
export { profileInterceptor } from './interceptor/profile-interceptor';
export { explainRequest } from './resources/explain-request';
export type { RequestExplanation } from './resources/explain-request';
export type { TargetRefusal } from './resources/target-refusal';
export { SKIP_PROFILE_TOKEN } from './interceptor/skip-profile-token';

export type { RequiredAuthentication } from './errors/required-authentication';
export type { LoginOptions, LoginParameters, LogoutOptions } from './session/login-options';
export type { AuthorizationRequest } from './tokens/token-port';

// Profile
export { ProfileService } from './profile/profile-service';
export type { EditableProfile, ProfileServiceToken } from './profile/profile-service';
export type { EditOptions } from './profile/metadata-edits';
export { withMetadataSchema } from './metadata/with-metadata-schema';
export type {
  StandardSchema,
  StandardSchemaIssue,
  StandardSchemaResult,
} from './metadata/standard-schema';
export type {
  JsonOf,
  MetadataEdit,
  MetadataPatch,
  MetadataValue,
  NotJson,
  ProfileChanges,
} from './profile/profile-changes';
export type {
  MetadataOf,
  SchemaMetadata,
  ShownMetadata,
  StoredMetadata,
} from './metadata/metadata-types';
export type { ProfileStatus } from './profile/profile-store';
export type { FieldPolicy, ProfileField, ProfilePolicy } from './profile/profile-policy';
export type { UserIdentity, UserProfile } from './profile/user-profile';

// Account
export { injectUserRefresh } from './requests/inject-user-refresh';
export { AccountService } from './account/account-service';
export { IdentityService } from './account/identity-service';
export { MfaEnrollmentService } from './account/mfa-enrollment-service';
export type { MfaEnrollment } from './account/mfa-enrollment-service';
export { DeviceCredentialService } from './account/device-credential-service';
export type { NewDeviceCredential } from './account/device-credential-service';

// Session
export { injectSession } from './session/inject-session';
export type { Session } from './session/inject-session';
export type { SessionUser } from './session/session-user';

// Routes and templates
export { HasScope } from './guard/has-scope';
export { injectGrantedScopes } from './guard/inject-granted-scopes';
export { scopeGuard } from './guard/scope-guard';
export type { ScopeGuard } from './guard/scope-guard';
export type { ScopeGuardOptions } from './navigation/scope-guard-options';

// Diagnosis; the rest of it is `ngx-auth0-profile/diagnosis`
export { withDiagnosis } from './feature/with-diagnosis';
export type { DiagnosisLoader } from './feature/with-diagnosis';
export type { Diagnosis } from 'ngx-auth0-profile/diagnosis';

// Errors
export { Auth0ProfileError, isAuth0ProfileError } from './errors/auth0-profile-error';
export type { Auth0ProfileErrorFacts, FieldError, LockedField } from './errors/auth0-profile-error';
export type { Auth0ProfileErrorCode } from 'ngx-auth0-profile/diagnosis';

// The Management API as an end user sees it
export {
  isEndUserScope,
  managementBodyFields,
  managementEndpoints,
} from 'ngx-auth0-profile/management-api';
export type { EndUserScope, ManagementEndpoint } from 'ngx-auth0-profile/management-api';

// For `ngx-auth0-profile/ui` only
export { importOrThrow as ɵimportOrThrow } from './errors/import-or-throw';
export { injectHasProxy as ɵinjectHasProxy } from './resources/inject-has-proxy';

// For login features only: `ngx-auth0-profile/auth0-angular`, `ngx-auth0-profile/bff`, `ngx-auth0-profile/testing`
export { AUTH0_CONFIG as ɵAUTH0_CONFIG } from './session/auth0-config';
export type { Auth0ConfigStore as ɵAuth0ConfigStore } from './session/auth0-config';
export { injectPageUrl as ɵinjectPageUrl } from './resources/api-base-url';
export { PROXY as ɵPROXY, proxyEndpoints as ɵproxyEndpoints } from './resources/with-proxy';
export { GRANTED_SCOPES as ɵGRANTED_SCOPES } from './tokens/granted-scopes';
export { DIAGNOSER as ɵDIAGNOSER } from './errors/diagnoser';
export {
  CURRENT_USER as ɵCURRENT_USER,
  LOGIN_SESSION as ɵLOGIN_SESSION,
} from './session/login-session';
export type { AppState as ɵAppState, LoginSession as ɵLoginSession } from './session/login-session';

// For `ngx-auth0-profile/my-account`, `ngx-auth0-profile/ui` and login features only
export type { MyAccountAuthorization as ɵMyAccountAuthorization } from './requests/my-account-authorization';
export { RESOURCES as ɵRESOURCES } from './resources/resources';
export type { ResourceRule as ɵResourceRule } from './resources/resource';
export {
  AUTHENTICATION_COMMANDS as ɵAUTHENTICATION_COMMANDS,
  MY_ACCOUNT_LOCATION as ɵMY_ACCOUNT_LOCATION,
} from './resources/my-account-api';
export type {
  MyAccountApi as ɵMyAccountApi,
  ProfileAccess as ɵProfileAccess,
  ProfileEndpoint as ɵProfileEndpoint,
  TenantFieldPolicy as ɵTenantFieldPolicy,
} from './resources/my-account-api';
export { LIBRARY_HTTP_CLIENT as ɵLIBRARY_HTTP_CLIENT } from './requests/library-http-client';
export type { ApiCall as ɵApiCall } from './requests/api-call';
export type { ApiLocation as ɵApiLocation } from './resources/api-location';
export { injectIsProfileBusy as ɵinjectIsProfileBusy } from './profile/inject-is-profile-busy';
export { loadAuthorization as ɵloadAuthorization } from './requests/load-authorization';
export { injectRequestLocator as ɵinjectRequestLocator } from './resources/request-locator';
export type { RequestLocation as ɵRequestLocation } from './resources/request-locator';
export { TOKEN_PORT as ɵTOKEN_PORT } from './tokens/token-port';
export type { IssuedToken as ɵIssuedToken } from './tokens/issued-token';
export type {
  CacheMode as ɵCacheMode,
  CreateTokenPort as ɵCreateTokenPort,
  ProofRequest as ɵProofRequest,
  TokenPort as ɵTokenPort,
  TokenTools as ɵTokenTools,
} from './tokens/token-port';
