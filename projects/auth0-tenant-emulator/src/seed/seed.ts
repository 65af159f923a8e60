import type { JsonObject, JsonValue } from '../common/json.ts';
import type { EnrollableType } from '../state/authentication-method.ts';
import type { LoginActionFunction } from './login-action.ts';
import type { RuleFunction } from './rule.ts';
import type { Api, Application, ClientGrant, Connection } from '../state/application.ts';
import type { RefreshTokenPolicy } from '../state/application.ts';
import type { Organization, OrganizationConnection } from '../state/organization.ts';
import type { Role } from '../state/role.ts';
import type { User, UserEnrollment, UserPermission } from '../state/user.ts';

/** A user in a seed: the Management API's own names, and what only a seed can say. */
export interface SeedUser extends Partial<Omit<User, 'user_id'>> {
  user_id: string;
  /** Accepted by the password form and by `/oauth/token`. */
  password?: string;
  /** Permissions of APIs that enforce RBAC. */
  permissions?: UserPermission[];
  /** Names or ids of roles. */
  roles?: string[];
  enrollments?: UserEnrollment[];
  /** Requires a second factor at every login of this user. Default false. */
  mfa_required?: boolean;
}

/** An application in a seed. What is left out has Auth0's default for its `app_type`. */
export interface SeedClient extends Partial<Omit<Application, 'refresh_token'>> {
  client_id: string;
  refresh_token?: Partial<RefreshTokenPolicy>;
}

/** An API in a seed. */
export interface SeedApi extends Partial<Api> {
  identifier: string;
}

/** A connection in a seed. */
export interface SeedConnection extends Partial<Connection> {
  name: string;
}

/** A connection of an organization in a seed. */
export interface SeedOrganizationConnection extends Partial<OrganizationConnection> {
  name: string;
}

/** An organization in a seed. */
export interface SeedOrganization extends Partial<Omit<Organization, 'enabled_connections'>> {
  name: string;
  enabled_connections?: SeedOrganizationConnection[];
}

/** A role in a seed. */
export interface SeedRole extends Partial<Role> {
  name: string;
}

/** A rule: `function (user, context, callback) { … }`, as text or as a function. */
export interface SeedRule {
  name: string;
  script: string | RuleFunction;
  enabled?: boolean;
}

/** A post-login Action: a CommonJS text that exports `onExecutePostLogin`, or that function. */
export interface SeedAction {
  name: string;
  code: string | LoginActionFunction;
  secrets?: Record<string, string>;
}

/** Settings of the My Account API. A seed that has them, if only `{}`, activates the API. */
export interface SeedMyAccount {
  /**
   * Which first-party applications may use it: those with a client grant of `subject_type: "user"`,
   * whose scopes are the most they get, or all with every scope. Default `require_client_grant`.
   */
  access?: 'require_client_grant' | 'allow_all';
  /** Has the tenant `/me/v1/profile`, which is in beta? Default true. */
  profile?: boolean;
  /** The factors that users can enroll. Default: all. */
  factors?: EnrollableType[];
  /** Whether a push enrollment is approved at once or waits for the control plane. Default `approve`. */
  push_notifications?: 'approve' | 'wait';
  /** Requires a second factor of the last 15 minutes for a token (Default Policy). Default false. */
  step_up?: boolean;
  /** What the policy of the profile says of `/user_metadata`. Default `read_only`. */
  user_metadata?: 'read_only' | 'read_write';
}

/** Settings of the tenant. */
export interface SeedTenantSettings {
  /** Audience used when a request names none. Default: none. */
  default_audience?: string;
  /** Connection used when a login names none. Default: `Username-Password-Authentication`. */
  default_directory?: string;
  /** Seconds a login session lives. Default 259200 (3 days). */
  session_lifetime?: number;
  /** Whether `organization` may be a name, and tokens say `org_name`. Default false. */
  allow_organization_name_in_authentication_api?: boolean;
  /** Requires consent for first-party applications on localhost too, as Auth0 does. Default false. */
  consent_on_localhost?: boolean;
  /**
   * What happens beyond 10 KB of profile: `note` writes `user_profile_size_exceeded` into the log and
   * refuses at ten times the limit, `refuse` refuses at once, as tenants will from March 2027.
   * Default `note`.
   */
  profile_size_limit?: 'note' | 'refuse';
  /** Rate limits to apply. Default `unlimited`. */
  plan?: 'unlimited' | 'free' | 'essentials' | 'enterprise' | 'enterprise_non_production';
  /** Replaces the plan's global limit of the Management API. */
  rate_limit?: { burst: number; per_second: number };
  /** Activates the My Account API, audience `<origin>/me/`. Default: not activated. */
  my_account?: SeedMyAccount;
}

/** What a tenant starts with. */
export interface TenantSeed {
  $schema?: string;
  tenant?: SeedTenantSettings;
  users?: SeedUser[];
  clients?: SeedClient[];
  client_grants?: ClientGrant[];
  apis?: SeedApi[];
  connections?: SeedConnection[];
  organizations?: SeedOrganization[];
  roles?: SeedRole[];
  rules?: SeedRule[];
  actions?: SeedAction[];
  /** What rules read as `configuration`. */
  configuration?: Record<string, JsonValue>;
  /** A comment; ignored. */
  $comment?: string | JsonObject;
}
