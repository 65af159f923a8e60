export { createTenant } from './create-tenant.ts';
export type { Tenant, TenantOptions } from './create-tenant.ts';
export { startTenant } from './start-tenant.ts';
export type { RunningTenant, RunningTls, StartOptions } from './start-tenant.ts';

export { startTenants } from './start-tenants.ts';
export type { RunningTenants, StartTenantsOptions } from './start-tenants.ts';

export { isTenantError, TenantError } from './tenant-error.ts';
export type { TenantErrorCode } from './tenant-error.ts';

export { loadSeed } from './seed/load-seed.ts';
export type {
  SeedAction,
  SeedApi,
  SeedClient,
  SeedConnection,
  SeedRule,
  SeedTenantSettings,
  SeedUser,
  TenantSeed,
} from './seed/seed.ts';

export type { LoginActionFunction, LoginApi, LoginEvent } from './actions/login-action.ts';
export type { RuleCallback, RuleContext, RuleFunction } from './actions/rule.ts';
export type { TenantClock } from './clock.ts';
export type { Fault, FaultKind, FaultName, NamedFault, RouteFault } from './faults/fault.ts';
export type { FaultBook } from './faults/fault-book.ts';
export type { JsonObject, JsonValue } from './json.ts';
export type { LoggedRequest } from './request-log.ts';
export type { User, UserEnrollment, UserIdentity, UserPermission } from './state/user.ts';
export type { MintRequest } from './tokens/mint-token.ts';
export type { UserDirectory } from './user-directory.ts';
