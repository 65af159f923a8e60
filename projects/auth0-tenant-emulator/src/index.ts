export { createTenant } from './create-tenant.ts';
export type { Tenant, TenantOptions } from './tenant-internals.ts';
export { startTenant } from './start-tenant.ts';
export type { RunningTenant, RunningTls, StartOptions } from './start-tenant.ts';

export { startTenants } from './start-tenants.ts';
export type { RunningTenants, StartTenantsOptions } from './start-tenants.ts';

export { isTenantError, TenantError } from './common/tenant-error.ts';
export type { TenantErrorCode } from './common/tenant-error.ts';

export { loadSeed } from './seed/load-seed.ts';
export type { LoadSeedOptions } from './seed/load-seed.ts';
export { describeSeedReport } from './seed/deploy-export/seed-report.ts';
export type { SeedReport } from './seed/deploy-export/seed-report.ts';
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
export type { UncaughtScriptError } from './tenant/script-runner.ts';
export type { MintRequest } from './tokens/mint-token.ts';
export type { UserDirectory } from './users/user-directory.ts';
