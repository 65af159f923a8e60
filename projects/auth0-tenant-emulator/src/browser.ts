export { startBrowserTenant } from './platform/browser/start-browser-tenant.ts';
export type {
  RunningBrowserTenant,
  StartBrowserTenantOptions,
} from './platform/browser/start-browser-tenant.ts';

export { createBrowserTenant } from './create-browser-tenant.ts';
export type { BrowserTenant, BrowserTenantOptions } from './create-browser-tenant.ts';
export type { VerifyRegistration } from './tenant/tenant-platform.ts';

export { indexedDbStore } from './platform/browser/indexed-db-store.ts';
export { memoryStore } from './platform/browser/tenant-store.ts';
export type { TenantStore } from './platform/browser/tenant-store.ts';

export { isTenantError, TenantError } from './common/tenant-error.ts';
export type { TenantErrorCode } from './common/tenant-error.ts';

export type { Tenant } from './tenant-internals.ts';
export type {
  SeedAction,
  SeedApi,
  SeedClient,
  SeedConnection,
  SeedMyAccount,
  SeedOrganization,
  SeedOrganizationConnection,
  SeedRole,
  SeedRule,
  SeedTenantSettings,
  SeedUser,
  TenantSeed,
} from './seed/seed.ts';

export type { LoginActionFunction, LoginApi, LoginEvent } from './seed/login-action.ts';
export type { RuleCallback, RuleContext, RuleFunction } from './seed/rule.ts';
export type { TenantClock } from './common/clock.ts';
export type { Fault, FaultKind, FaultName, NamedFault, RouteFault } from './tenant/fault.ts';
export type { FaultQueue } from './tenant/fault-queue.ts';
export type { JsonObject, JsonValue } from './common/json.ts';
export type { LoggedRequest } from './tenant/request-log.ts';
export type { User, UserEnrollment, UserIdentity, UserPermission } from './state/user.ts';
export type { MintRequest } from './tokens/mint-token.ts';
export type { UserDirectory } from './users/user-directory.ts';
