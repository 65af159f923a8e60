// The proxy
export { createProfileProxy } from './create-profile-proxy.ts';
export type { ProfileProxy } from './serve-app.ts';
export type { ProxyPlatform } from './middleware/proxy-environment.ts';
export type {
  LimitOptions,
  MetadataOptions,
  ProfileProxyOptions,
  UpstreamOptions,
} from './contract/profile-proxy-options.ts';
export { routeDefaults, type RouteName } from './contract/route-name.ts';

// The back end for a front end: sessions instead of access tokens
export { createProfileBff, type ProfileBff } from './create-profile-bff.ts';
export type {
  ApiOptions,
  ApiRouteOptions,
  ClientOptions,
  LoginOptions,
  MyAccountOptions,
  ProfileBffOptions,
  SessionOptions,
} from './contract/profile-bff-options.ts';
export type { ApiAnswer, ApiRequest, ApiTransport } from './contract/api-transport.ts';
export { DEFAULT_SESSION_CLAIMS } from './options/resolve-session.ts';

export { checkBffConfiguration } from './check/check-bff-configuration.ts';
export { checkConfiguration } from './check/check-configuration.ts';
export type { ConfigurationFinding } from './check/configuration-finding.ts';

// What users may change and see
export { EDITABLE_ATTRIBUTES, type EditableAttribute } from './contract/editable-attribute.ts';
export type {
  BeforeChange,
  BeforeChangeAnswer,
  ChangeContext,
  ChangeKind,
  RequestedChange,
} from './contract/before-change.ts';
export type { ProfileChange } from './contract/profile-change.ts';
export type { UpstreamUser } from './contract/upstream-user.ts';
export { DEFAULT_VISIBLE_ATTRIBUTES } from './profile/profile-view.ts';
export { DEFAULT_RESERVED_METADATA_KEYS } from './profile/reserved-metadata-key.ts';
export type {
  EmailConfirmationMessage,
  SendEmailConfirmation,
} from './contract/email-confirmation.ts';

// How the tenant is called
export type { TenantAnswer, TenantRequest, TenantTransport } from './contract/tenant-transport.ts';

// What instances share
export { memoryStore } from './store/memory-store.ts';
export type {
  BucketRate,
  Consumption,
  ProxyStore,
  Reservation,
  WindowLimit,
} from './contract/proxy-store.ts';

// Operation
export type { AuditEvent, AuditSink } from './contract/audit-event.ts';
export { consoleLog } from './operation/console-log.ts';
export type { LogFields, ProxyLog } from './contract/proxy-log.ts';
export type { ProxyMetrics } from './contract/proxy-metrics.ts';

// Errors
export {
  InvalidOptionsError,
  isProfileProxyError,
  ProfileProxyError,
  type ProfileProxyErrorCode,
} from './problem/profile-proxy-error.ts';
export { problemCatalogue, problemType, type ProblemSlug } from './problem/problem-catalogue.ts';
