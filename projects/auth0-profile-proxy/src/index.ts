// The proxy
export { createProfileProxy, type ProfileProxy } from './create-profile-proxy.ts';
export type {
  LimitOptions,
  MetadataOptions,
  ProfileProxyOptions,
  UpstreamOptions,
} from './options/profile-proxy-options.ts';
export { routeDefaults, type RouteName } from './routes/route-name.ts';

export { checkConfiguration } from './check/check-configuration.ts';
export type { Finding } from './check/finding.ts';

// What users may change and see
export { EDITABLE_ATTRIBUTES, type EditableAttribute } from './profile/editable-attribute.ts';
export type { BeforeChange, BeforeChangeAnswer, ChangeContext } from './profile/before-change.ts';
export type { ProfileChange } from './profile/profile-change.ts';
export { DEFAULT_VISIBLE_ATTRIBUTES, type UpstreamUser } from './profile/profile-view.ts';
export { DEFAULT_RESERVED_METADATA_KEYS } from './profile/reserved-metadata-key.ts';
export type {
  EmailConfirmationMessage,
  SendEmailConfirmation,
} from './profile/email-confirmation.ts';

// How the tenant is called
export type {
  TenantAnswer,
  TenantRequest,
  TenantTransport,
} from './management-client/tenant-transport.ts';

// What instances share
export { memoryStore } from './store/memory-store.ts';
export type {
  BucketRate,
  Consumption,
  ProxyStore,
  Reservation,
  WindowLimit,
} from './store/proxy-store.ts';

// Operation
export type { AuditEvent, AuditSink } from './operation/audit-event.ts';
export { consoleLog } from './operation/console-log.ts';
export type { LogFields, ProxyLog } from './operation/proxy-log.ts';
export type { ProxyMetrics } from './operation/proxy-metrics.ts';

// Errors
export {
  InvalidOptionsError,
  isProfileProxyError,
  ProfileProxyError,
  type ProfileProxyErrorCode,
} from './profile-proxy-error.ts';
export { problemCatalogue, problemType, type ProblemSlug } from './problem/problem-catalogue.ts';
